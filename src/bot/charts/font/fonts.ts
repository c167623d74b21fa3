import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type MeasureText, readGlyphWidths } from './glyph-widths.ts';

/** The letters of all charts: the same on every machine, whatever fonts it has. */
export interface Fonts {
  readonly family: string;
  readonly files: readonly string[];
  readonly measure: Readonly<Record<Weight, MeasureText>>;
}

export type Weight = 'regular' | 'bold';

const require = createRequire(import.meta.url);

/** Reads the fonts. They have Cyrillic letters and the signs of currencies. */
export async function loadFonts(): Promise<Fonts> {
  const regular = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
  const bold = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');
  const [regularWidths, boldWidths] = await Promise.all([widthsOf(regular), widthsOf(bold)]);
  return {
    family: 'DejaVu Sans',
    files: [regular, bold],
    measure: { regular: regularWidths, bold: boldWidths },
  };
}

async function widthsOf(file: string): Promise<MeasureText> {
  return readGlyphWidths(await readFile(file));
}
