import { describe, expect, it } from 'vitest';
import { cutBefore } from '../../src/lib/cut-before.ts';

describe('a text that is to be broken', () => {
  it('is cut at the last space that has room', () => {
    expect(cutBefore('one two three', 0, 9)).toBe(7);
    expect(cutBefore('one two three', 4, 11)).toBe(7);
  });

  it('is cut between characters where there is no space', () => {
    expect(cutBefore('aaaa👍🏿', 0, 5)).toBe(4);
    expect(cutBefore('one twothree', 3, 8)).toBe(8);
  });

  it('is cut within a character that has no room by itself, never within half of it', () => {
    expect(cutBefore('👍🏿', 0, 3)).toBe(2);
    expect(cutBefore('👍🏿', 0, 2)).toBe(2);
  });
});
