import { describe, expect, it } from 'vitest';
import { costOf, fallbackOfLine, sizeOf } from '../../../src/adapters/slack/render/cost.ts';
import { blocksOf } from '../../../src/adapters/slack/render/write.ts';

describe('what a line takes', () => {
  it('is told anew for another kind of section', () => {
    const line = [{ text: 'my_shop' }, { text: '@channel' }];

    const plain = costOf(line, 'plain');
    const table = costOf(line, 'table');

    expect(table).not.toEqual(plain);
    expect(costOf(line, 'plain')).toEqual(plain);
    expect(fallbackOfLine(line, 'plain')).toBe('my_shop@\u2060channel');
    expect(fallbackOfLine(line, 'table')).toBe('my_shop · @\u2060channel');
  });

  it.each([
    ['in plain text', [{ text: 'my_shop:', style: 'bold' }, { text: ' accepted' }]],
    ['in a style', [{ text: '/balance', style: 'code' }]],
  ] as const)('is no less than its blocks need, and little more, where lines end %s', (_how, line) => {
    const section = { kind: 'plain', lines: Array.from({ length: 40 }, () => line) } as const;

    const needed = JSON.stringify(blocksOf([{ ...section, isApart: false }])).length;
    const told = sizeOf([section]).json;

    expect(told).toBeGreaterThanOrEqual(needed);
    expect(told).toBeLessThan(needed * 1.1);
  });

  it('is what its fallback text needs, with a line break', () => {
    const line = [{ text: '<!channel> & co' }];

    expect(costOf(line, 'plain').text).toBe(fallbackOfLine(line, 'plain').length + 1);
  });
});
