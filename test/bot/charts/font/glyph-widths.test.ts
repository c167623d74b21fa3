import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { loadFonts, type Weight } from '../../../../src/bot/charts/font/fonts.ts';
import { readGlyphWidths } from '../../../../src/bot/charts/font/glyph-widths.ts';

const { family, files, measure } = await loadFonts();

/** How wide a text comes out when it is drawn, in parts of the size of the letters. */
function drawnWidth(text: string, weight: Weight): number {
  return extent(`|${text}|`, weight) - extent('||', weight);
}

function extent(text: string, weight: Weight): number {
  const bold = weight === 'bold' ? ' font-weight="700"' : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="200"><text x="0" y="100" font-size="100" font-family="${family}"${bold}>${text}</text></svg>`;
  const drawn = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [...files] }, logLevel: 'off' });
  return (drawn.getBBox()?.width ?? 0) / 100;
}

describe('the width of a text', () => {
  it.each([
    '0',
    'Hello, world',
    'Прошлый месяц, ещё',
    '₽1,871.62 · 2 …',
    '1\u00a0871,62\u00a0₽',
    '74\u202f%',
    '日本🚀',
  ])('is the same as it is drawn: %s', (text) => {
    for (const weight of ['regular', 'bold'] as const) {
      expect(measure[weight](text)).toBeCloseTo(drawnWidth(text, weight), 2);
    }
  });

  it('is nothing for nothing', () => {
    expect(measure.regular('')).toBe(0);
  });

  it('counts a box for a letter that the font lacks', () => {
    expect(measure.regular('日')).toBe(measure.regular('\u{fffff}'));
    expect(measure.regular('日')).toBeGreaterThan(0.5);
  });

  it('cannot be read from anything else than a font', () => {
    const font = readFileSync(files[0] ?? '');

    expect(() => readGlyphWidths(new Uint8Array(100))).toThrow('no table');
    expect(() => readGlyphWidths(font.subarray(0, 5000))).toThrow(RangeError);
  });
});
