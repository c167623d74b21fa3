import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawChart } from '../src/bot/charts/draw-chart.ts';
import { chartGallery } from './generated/charts.ts';

/** Draws the gallery into a folder, to be looked at; tells how long each took. */
const folder = process.argv[2] ?? 'charts';
mkdirSync(folder, { recursive: true });
for (const [name, block] of chartGallery()) {
  const begun = performance.now();
  const { png, width, height } = await drawChart(block);
  const took = performance.now() - begun;
  writeFileSync(join(folder, `${name}.png`), png);
  process.stdout.write(`${name}.png ${width}×${height}, ${(png.length / 1024).toFixed(0)} KB, ${took.toFixed(0)} ms\n`);
}
