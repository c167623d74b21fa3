import type { BarsBlock, ChartStyle } from '../reply.ts';
import { columns } from './columns.ts';
import type { Fonts } from './font/fonts.ts';
import type { Layout } from './layout.ts';
import { line } from './line.ts';
import { colours, innerWidth, margin, titleSize, width } from './look.ts';
import { progress } from './progress.ts';
import { rows } from './rows.ts';
import { drawing, letters } from './svg/elements.ts';
import { fitTwoLines } from './svg/fit.ts';

const layouts: Readonly<Record<ChartStyle['as'], Layout>> = { columns, rows, line, progress };
const titleLine = 56;
const belowTitle = 24;
const lowest = 200;

/** A chart as SVG: the title, and below it the amounts. */
export function chartSvg(block: BarsBlock, fonts: Fonts): string {
  const { title = '', as = 'rows' } = block.picture ?? {};
  const lines = fitTwoLines(title, innerWidth, titleSize, fonts.measure.bold);
  const heading = lines.map((words, index) =>
    letters(
      words,
      { x: margin, y: margin + titleSize + index * titleLine - 6 },
      { size: titleSize, fill: colours.ink, weight: 'bold' },
    ),
  );
  const top = margin + lines.length * titleLine + (lines.length === 0 ? 0 : belowTitle);
  const { marks, bottom } = layouts[as](block, top, fonts);
  const height = Math.max(lowest, Math.ceil(bottom + margin));
  return drawing({ width, height }, colours.paper, fonts.family, [...heading, ...marks]);
}
