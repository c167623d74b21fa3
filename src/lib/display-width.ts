const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;
/** Emoji with their own picture, and the letters of East Asia that fill two columns. */
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji}\ufe0f/u;

const plain = /^[ -~\u0400-\u045f]*$/;

/** How many columns a text takes in a fixed pitch. */
export function displayWidth(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += widthOf(segment);
  return width;
}

/** Whether it is of printable ASCII and Russian letters alone, which take a column each and join with nothing. */
export function isPlain(text: string): boolean {
  return plain.test(text);
}

function widthOf(segment: string): number {
  if (invisible.test(segment)) return 0;
  return wide.test(segment) ? 2 : 1;
}

/** Fills a text with spaces up to a width in columns. */
export function padTo(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const filling = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + filling : filling + text;
}

/** The beginning of a text that fits into a width in columns. */
export function cutTo(text: string, width: number): string {
  let room = width;
  for (const { segment, index } of segmenter.segment(text)) {
    room -= widthOf(segment);
    if (room < 0) return text.slice(0, index);
  }
  return text;
}

/** The width of the longest word, which no wrapping makes narrower. */
export function longestWord(text: string): number {
  return text.split(' ').reduce((most, word) => Math.max(most, displayWidth(word)), 0);
}

/** A piece of a text, by its first place and the place after its last one. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the lines of a wrapped text begin and end. Between two of them is one space; further spaces at an end of a line
 * stay and may hang over the width.
 */
export function lineBreaks(text: string, width: number): Line[] {
  const lines: Line[] = [];
  let start = 0;
  let filled = 0;
  let end = 0;
  let place = 0;
  for (const word of text.split(' ')) {
    const taken = displayWidth(word);
    const longer = place === start ? taken : filled + 1 + taken;
    if (longer > width && word !== '' && place > start) {
      lines.push({ start, end });
      start = place;
      filled = taken;
    } else {
      filled = longer;
    }
    end = place + word.length;
    place = end + 1;
  }
  return [...lines, { start, end }];
}

/** Breaks a text at spaces into lines of at most `width` columns; a longer word stands on a line of its own. */
export function wrap(text: string, width: number): string[] {
  if (width === Number.POSITIVE_INFINITY) return [text.trimEnd()];
  return lineBreaks(text, width).map(({ start, end }) => text.slice(start, end).trimEnd());
}
