import { describe, expect, it } from 'vitest';
import { clip, clipUnits } from '../../src/lib/clip.ts';

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

describe('clipping to a number of units', () => {
  it.each([
    ['exactly', 7, 'exactly'],
    ['too long', 5, 'too…'],
    ['👨‍👩‍👧👨‍👩‍👧', 12, '👨‍👩‍👧…'],
    ['👍🏿', 3, '👍…'],
  ])('%j to %i is %j', (text, most, expected) => {
    expect(clipUnits(text, most)).toBe(expected);
  });
});
