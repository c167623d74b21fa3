import { describe, expect, it } from 'vitest';
import { costOf, fallbackOfLine } from '../../../src/adapters/slack/render/cost.ts';

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

  it('is what its fallback text needs, with a line break', () => {
    const line = [{ text: '<!channel> & co' }];

    expect(costOf(line, 'plain').text).toBe(fallbackOfLine(line, 'plain').length + 1);
  });
});
