const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
] as const;

/** A length of time as it is typed, in the largest unit that divides it: `3d`, `36h`, `90m`; whole seconds. */
export function writeLength(ms: number): string {
  const unit = units.find(([, size]) => ms % size === 0);
  return unit === undefined ? `${Math.round(ms / 1000)}s` : `${ms / unit[1]}${unit[0]}`;
}
