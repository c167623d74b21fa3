/** How wide a text is, in parts of the size of the letters. */
export type MeasureText = (text: string) => number;

/** A run of characters whose glyphs follow each other in the font. */
interface GlyphRun {
  readonly first: number;
  readonly last: number;
  readonly glyph: number;
}

const segmentedCoverage = 12;

/**
 * Reads from a TrueType font how far each character moves the next one. A character that the font lacks is as wide as
 * the box that is drawn for it.
 *
 * @throws Error when it is no font with a full table of characters
 */
export function readGlyphWidths(bytes: Uint8Array): MeasureText {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unitsPerEm = view.getUint16(tableAt(view, 'head') + 18);
  const runs = readRuns(view, tableAt(view, 'cmap'));
  const advances = readAdvances(view);
  const known = new Map<number, number>();

  function advanceOf(character: number): number {
    const kept = known.get(character);
    if (kept !== undefined) return kept;
    const run = runs.find(({ first, last }) => character >= first && character <= last);
    const glyph = run === undefined ? 0 : run.glyph + character - run.first;
    // Glyphs after the last one in the table are as wide as it.
    const advance = (advances[Math.min(glyph, advances.length - 1)] ?? 0) / unitsPerEm;
    if (known.size < mostKnown) known.set(character, advance);
    return advance;
  }

  return (text) => {
    let width = 0;
    for (const letter of text) width += advanceOf(letter.codePointAt(0) ?? 0);
    return width;
  };
}

/** Letters in use are far fewer; the rest need not be remembered. */
const mostKnown = 1000;

function tableAt(view: DataView, tag: string): number {
  const count = view.getUint16(4);
  for (let entry = 12; entry < 12 + count * 16; entry += 16) {
    const name = String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(entry + place)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function readRuns(view: DataView, cmap: number): readonly GlyphRun[] {
  const count = view.getUint16(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const table = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    if (view.getUint16(table) !== segmentedCoverage) continue;
    return Array.from({ length: view.getUint32(table + 12) }, (_, run) => {
      const at = table + 16 + run * 12;
      return { first: view.getUint32(at), last: view.getUint32(at + 4), glyph: view.getUint32(at + 8) };
    });
  }
  throw new Error('the font has no table of all its characters');
}

function readAdvances(view: DataView): Uint16Array {
  const count = view.getUint16(tableAt(view, 'hhea') + 34);
  const table = tableAt(view, 'hmtx');
  return Uint16Array.from({ length: count }, (_, glyph) => view.getUint16(table + glyph * 4));
}
