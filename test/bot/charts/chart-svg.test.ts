import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartGallery } from '../../../scripts/generated/charts.ts';
import { chartSvg } from '../../../src/bot/charts/chart-svg.ts';
import { drawChart } from '../../../src/bot/charts/draw-chart.ts';
import { loadFonts } from '../../../src/bot/charts/font/fonts.ts';
import { letters } from '../../../src/bot/charts/svg/elements.ts';
import { type BarsBlock, bars, type ChartStyle } from '../../../src/bot/reply.ts';
import { coveringPairs, pointsOf, rectsOf, textsOf } from './drawn.ts';

const fonts = await loadFonts();

function chart(as: ChartStyle['as'], values: readonly number[], more: Partial<ChartStyle> = {}): BarsBlock {
  const list = values.map((value, index) => ({ label: `${index + 1}.11.2026`, value, shown: String(value) }));
  return bars(list, { title: 'Amounts', as, ...more });
}

function svgOf(block: BarsBlock): string {
  return chartSvg(block, fonts);
}

describe('bars', () => {
  it.each([
    ['rows', 'width'],
    ['columns', 'height'],
  ] as const)('of %s are in proportion to their amounts', (as, side) => {
    const lengths = rectsOf(svgOf(chart(as, [100, 50, 25, 0, 75])), 'bar').map((rect) => rect[side]);

    const [first = 0] = lengths;
    expect(first).toBeGreaterThan(300);
    expect(lengths.map((length) => Math.round((length / first) * 100))).toEqual([100, 50, 25, 75]);
  });

  it.each(['rows', 'columns'] as const)('of %s are seen however small the amount, and not when it is zero', (as) => {
    expect(rectsOf(svgOf(chart(as, [999_999_999_999, 0.0001, 0])), 'bar')).toHaveLength(2);
    expect(rectsOf(svgOf(chart(as, [0, 0, 0])), 'bar')).toHaveLength(0);
  });

  it('of progress are parts of the first amount, and tell how much of it', () => {
    const svg = svgOf(chart('progress', [200, 150, 1]));

    const widths = rectsOf(svg, 'bar').map(({ width }) => width);
    expect(widths).toEqual([1000, 750, 5]);
    expect(textsOf(svg, fonts).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['150 · 75\u202f%', '1 · <1\u202f%']),
    );
  });

  it('of progress do not go beyond the whole, and never say that all is done before it is', () => {
    const over = svgOf(chart('progress', [2, 3]));
    const almost = svgOf(chart('progress', [100_000, 99_999]));

    expect(rectsOf(over, 'bar').map(({ width }) => width)).toEqual([1000, 1000]);
    expect(over).toContain('150\u202f%');
    expect(svgOf(chart('progress', [1, 5000]))).toContain('&gt;1000\u202f%');
    expect(almost).toContain('99\u202f%');
  });

  it('stand for no day of which nothing is known; days in a row share one shade', () => {
    const block = chart('columns', [0, 0, 5, 0, 0, 0, 7]);
    const known = {
      ...block,
      bars: block.bars.map((bar, index) => ([0, 1, 4].includes(index) ? { ...bar, shown: '…' } : bar)),
    };

    const shades = rectsOf(svgOf(known), 'unknown');

    expect(shades.map(({ width }) => Math.round((width * 7) / 1000))).toEqual([2, 1]);
  });

  it('of more things than a screen has room for end in the number of the others', () => {
    const svg = svgOf(
      chart(
        'rows',
        Array.from({ length: 20 }, () => 1),
      ),
    );

    expect(rectsOf(svg, 'bar')).toHaveLength(16);
    expect(textsOf(svg, fonts).at(-1)?.text).toBe('… +4');
  });
});

describe('a line', () => {
  it('goes through its amounts, below zero too', () => {
    const svg = svgOf(chart('line', [100, 0, -100, 50]));

    const [zero] = pointsOf(svg, 'zero').map(([, y]) => y);
    const [first = 0, ...more] = pointsOf(svg, 'line').map(([, y]) => (zero ?? 0) - y);
    expect(more.map((height) => Math.round((height / first) * 100) + 0)).toEqual([0, -100, 50]);
  });

  it('goes on dashed to where it is heading, in steps as wide as those before', () => {
    const svg = svgOf(chart('line', [400, 300, 200], { ahead: { steps: 2, value: 0, label: '5.11.2026' } }));

    const xs = [...pointsOf(svg, 'line'), ...pointsOf(svg, 'ahead').slice(1)].map(([x]) => x);
    const [start = 0, second = 0] = xs;
    expect(xs.map((x) => Math.round((x - start) / (second - start)))).toEqual([0, 1, 2, 4]);
    expect(pointsOf(svg, 'ahead')[1]?.[1]).toBe(pointsOf(svg, 'zero')[0]?.[1]);
    expect(textsOf(svg, fonts).map(({ text }) => text)).toContain('5.11');
  });

  it('leaves a third of the picture to what has been, and points at an end that is far off', () => {
    const svg = svgOf(chart('line', [400, 300, 200], { ahead: { steps: 400, value: 0, label: '23.12.2027' } }));

    const [end, zero] = [pointsOf(svg, 'ahead')[1]?.[1] ?? 0, pointsOf(svg, 'zero')[0]?.[1] ?? 0];
    expect(zero - end).toBeGreaterThan(100);
    expect(textsOf(svg, fonts).map(({ text }) => text)).toContain('→ 23.12.2027');
  });
});

describe('the amounts at a line', () => {
  it.each([
    ['close together', [50, 40, 100, 99.9]],
    ['all the same', [7, 7, 7]],
    ['at the ends', [100, 3, 0.5]],
  ])('tell the last and leave out what would cover it: %s', (_name, values) => {
    const block = chart('line', values);
    const long = { ...block, bars: block.bars.map((bar) => ({ ...bar, shown: `₽999,999,999,${bar.shown}` })) };

    const texts = textsOf(svgOf(long), fonts);

    expect(texts.map(({ text }) => text)).toContain(`₽999,999,999,${String(values.at(-1))}`);
    expect(coveringPairs(texts)).toEqual([]);
  });
});

describe('the words of a chart', () => {
  it('keep signs of markup as data and mark what cannot be drawn', () => {
    const hostile = '<script>&"\'</text>\u0000\u001b[2J\u202e\ud800\uffff\n]]>';
    const svg = svgOf(bars([{ label: hostile, value: 1, shown: `${hostile} 1` }], { title: hostile, as: 'rows' }));

    expect(svg.match(/<\/?[a-z]+/g)?.filter((tag) => !/^<\/?(?:svg|g|rect|text)$/.test(tag))).toEqual([]);
    expect(svg).not.toMatch(/[^\P{Cc}\n]|[\u202e\uffff]/u);
    expect(svg.isWellFormed()).toBe(true);
    expect(textsOf(svg, fonts)[0]?.text).toContain('<script>&"\'</text>\ufffd\ufffd[2J');
  });

  it('are cleaned wherever they come from', () => {
    expect(letters('a\u0000\n<', { x: 1, y: 2 }, { size: 34, fill: '#000000' })).toContain('>a\ufffd &lt;<');
  });

  it('stand on two lines where the title has a line break', () => {
    const [first, second] = textsOf(svgOf(chart('rows', [1], { title: 'Spent by login\n12.11.2026' })), fonts);

    expect([first?.text, second?.text]).toEqual(['Spent by login', '12.11.2026']);
    expect(second?.y).toBeGreaterThan(first?.y ?? Number.POSITIVE_INFINITY);
  });

  it('leave out the year that all days share', () => {
    const texts = textsOf(svgOf(chart('columns', [1, 2, 3])), fonts).map(({ text }) => text);

    expect(texts).toEqual(expect.arrayContaining(['1.11', '2.11', '3.11']));
  });

  it.each([...chartGallery()])('are large and cover each other nowhere: %s', (_name, block) => {
    const texts = textsOf(svgOf(block), fonts);

    expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(34);
    expect(coveringPairs(texts)).toEqual([]);
  });
});

describe('whatever the amounts', () => {
  const value = fc.oneof(
    fc.double(),
    fc.integer({ min: -1000, max: 100_000 }),
    fc.constantFrom(0, 0.0001, 999_999_999_999, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE),
  );
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({
      unit: fc.constantFrom('я', 'W', '<', '&', '日', '\u0301', '\ud800', ' ', '9', '\u0007'),
      maxLength: 90,
    }),
    fc.constantFrom('11.11.2026', '11 Nov 2026', '1 871,62 ₽', '₽999,999,999,999.99', '…', ''),
  );
  const block = fc.record({
    kind: fc.constant('bars' as const),
    bars: fc.array(fc.record({ label: words, value, shown: words }), { maxLength: 70 }),
    picture: fc.record(
      {
        title: words,
        as: fc.constantFrom('columns' as const, 'rows' as const, 'line' as const, 'progress' as const),
        ahead: fc.record({ steps: value, value, label: words }),
      },
      { requiredKeys: ['title', 'as'] },
    ),
  });

  it('nothing lies outside, no number is missing and no text covers another', () => {
    fc.assert(
      fc.property(block, (given) => {
        const svg = svgOf(given);

        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
        const [height] = rectsOf(svg, 'ground').map((ground) => ground.height);
        for (const { x, y, width, height: own } of [...textsOf(svg, fonts), ...rectsOf(svg, 'bar')]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(1080.5);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + own).toBeLessThanOrEqual(height ?? 0);
        }
        expect(coveringPairs(textsOf(svg, fonts))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('there is a picture', async () => {
    await fc.assert(
      fc.asyncProperty(block, async (given) => {
        expect((await drawChart(given)).png.length).toBeGreaterThan(500);
      }),
      { numRuns: 40 },
    );
  });
});
