import type { Box } from './elements.ts';

/** Whether two boxes come closer than `gap`. */
export function isNear(one: Box, other: Box, gap = 0): boolean {
  return (
    one.x < other.x + other.width + gap &&
    other.x < one.x + one.width + gap &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** Moves something along a line so that it lies between two places. */
export function within(place: number, length: number, from: number, to: number): number {
  return Math.max(from, Math.min(place, to - length));
}
