import { createTurns } from '../../lib/turns.ts';
import type { BarsBlock } from '../reply.ts';
import { chartSvg } from './chart-svg.ts';
import { type Fonts, loadFonts } from './font/fonts.ts';

/** A picture of amounts. */
export interface Chart {
  readonly png: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Pictures are large while they are drawn, so there is one at a time. */
const turns = createTurns();
let fonts: Fonts | undefined;

/**
 * Draws amounts as a picture; the same amounts always give the same bytes. The drawing itself happens in a thread.
 *
 * @throws Error when this machine lacks what draws; bars of characters do then
 */
export function drawChart(block: BarsBlock): Promise<Chart> {
  return turns.take(async () => {
    // Most processes draw nothing for a while or ever, and start faster without it.
    const { renderAsync } = await import('@resvg/resvg-js');
    fonts ??= await loadFonts();
    const image = await renderAsync(chartSvg(block, fonts), {
      font: { loadSystemFonts: false, fontFiles: [...fonts.files], defaultFontFamily: fonts.family },
      logLevel: 'off',
    });
    return { png: image.asPng(), width: image.width, height: image.height };
  });
}
