import { describe, expect, it } from 'vitest';
import { clip } from '../../src/lib/clip.ts';

describe('clipping', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['too long', 3, 'too…'],
    ['👨‍👩‍👧👨‍👩‍👧', 1, '👨‍👩‍👧…'],
    ['👨‍👩‍👧👨‍👩‍👧', 2, '👨‍👩‍👧👨‍👩‍👧'],
    ['', 3, ''],
  ])('%j to %i is %j', (text, most, expected) => {
    expect(clip(text, most)).toBe(expected);
  });
});
