import { describe, expect, it } from 'vitest';
import { chartGallery } from '../../../scripts/generated/charts.ts';
import { drawChart } from '../../../src/bot/charts/draw-chart.ts';
import { bars } from '../../../src/bot/reply.ts';
import { type Png, readPng } from '../../support/png.ts';

/** What is drawn in each column of pixels of the title, which is all that stands in the picture. */
async function inkOf(title: string): Promise<readonly string[]> {
  const { png } = await drawChart(bars([], { title, as: 'rows' }));
  const picture = readPng(png);
  return Array.from({ length: picture.width }, (_, x) => columnAt(picture, x)).filter((column) => column.includes('#'));
}

function columnAt({ height, isInk }: Png, x: number): string {
  return Array.from({ length: height }, (_, y) => (isInk(x, y) ? '#' : '.')).join('');
}

describe('the picture of a chart', () => {
  it.each([...chartGallery()])('is a PNG of its size that is small enough to be sent: %s', async (_name, block) => {
    const { png, width, height } = await drawChart(block);

    const picture = readPng(png);
    expect([picture.width, picture.height]).toEqual([width, height]);
    expect(width).toBe(1080);
    expect(png.length).toBeLessThan(200 * 1024);
    expect(height / width).toBeLessThan(2);
    expect(Array.from({ length: height }, (_, y) => picture.isInk(width - 1, y))).not.toContain(true);
  });

  it('has the same bytes each time', async () => {
    const [one, other] = await Promise.all(
      ['balance-ru', 'balance-ru'].map((name) => drawChart(chartGallery().get(name) ?? bars([]))),
    );

    expect(Buffer.from(one?.png ?? [])).toEqual(Buffer.from(other?.png ?? []));
  });

  it.each(['абвгдеёжзий', 'клмнопрстуф', 'хцчшщъыьэюя', 'АБВГДЕЁЖЗИЙ', 'ЭЮЯ₽€$·…→«»%'])(
    'draws letters and no boxes for them, with the fonts that come along: %s',
    async (letters) => {
      const box = await inkOf('日');

      const drawn = await Promise.all(letters.split('').map(inkOf));

      expect(box.length).toBeGreaterThan(5);
      expect(drawn.filter((ink) => ink.length === 0 || ink.join() === box.join())).toEqual([]);
      // Й, Ё and the like differ from each other by little, and yet they do.
      expect(new Set(drawn.map((ink) => ink.join())).size).toBe(letters.length);
    },
  );

  it('is drawn for many at the same time', async () => {
    const charts = await Promise.all([...chartGallery().values()].map(drawChart));

    expect(charts).toHaveLength(chartGallery().size);
  });
});
