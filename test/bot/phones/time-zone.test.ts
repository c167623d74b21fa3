import { describe, expect, it } from 'vitest';
import { offsetOf } from '../../../src/bot/phones/time-zone.ts';

describe('the time zone of a number', () => {
  it.each([
    ['3', '+03:00'],
    ['+3', '+03:00'],
    ['10', '+10:00'],
    ['-5', '-05:00'],
    ['+5:30', '+05:30'],
    ['0530', undefined],
    ['UTC+3', '+03:00'],
    ['GMT+03:00', '+03:00'],
    ['0', '+00:00'],
    ['MSK', undefined],
    ['Europe/Moscow', undefined],
    ['15', undefined],
    ['', undefined],
  ])('%j is %s from Greenwich', (written, offset) => {
    expect(offsetOf(written)).toBe(offset);
  });
});
