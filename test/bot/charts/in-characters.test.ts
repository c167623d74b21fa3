import { describe, expect, it } from 'vitest';
import { inCharacters } from '../../../src/bot/charts/in-characters.ts';
import { type BarsBlock, bars, type ChartStyle } from '../../../src/bot/reply.ts';

function chart(count: number, as?: ChartStyle['as']): BarsBlock {
  const list = Array.from({ length: count }, (_, value) => ({ label: '', value, shown: '' }));
  return as === undefined ? bars(list) : bars(list, { title: 'Balance by day', as });
}

function valuesOf(block: BarsBlock): readonly number[] {
  return inCharacters(block).bars.map(({ value }) => value);
}

describe('a chart in characters', () => {
  it('has every amount of what adds up', () => {
    expect(inCharacters(chart(31, 'columns'))).toEqual({ bars: chart(31).bars });
    expect(inCharacters(chart(12))).toEqual({ bars: chart(12).bars });
  });

  it('has a few levels of a long line, with the first and the last', () => {
    expect(valuesOf(chart(32, 'line'))).toEqual([0, 4, 9, 13, 18, 22, 27, 31]);
    expect(valuesOf(chart(9, 'line'))).toEqual([0, 1, 2, 3, 5, 6, 7, 8]);
    expect(valuesOf(chart(3, 'line'))).toEqual([0, 1, 2]);
  });

  it('never leaves the lowest level out', () => {
    const block = chart(32, 'line');
    const dip = { ...block, bars: block.bars.map((bar, index) => (index === 6 ? { ...bar, value: -1 } : bar)) };

    expect(valuesOf(dip)).toEqual([0, 4, -1, 9, 13, 18, 22, 27, 31]);
  });

  it('has the heading of a line, as nothing else in the answer says what it is', () => {
    expect(inCharacters(chart(3, 'line')).heading).toBe('Balance by day');
  });
});
