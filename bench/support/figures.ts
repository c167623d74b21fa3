/** Figures by name and by who was measured, some of each. */
export type Figures<Contestant> = Map<string, Map<Contestant, number[]>>;

export function add<Contestant>(figures: Figures<Contestant>, name: string, who: Contestant, figure: number): void {
  const row = figures.get(name) ?? new Map<Contestant, number[]>();
  figures.set(name, row.set(who, [...(row.get(who) ?? []), figure]));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which this part of all values is. */
export function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
}

export function line(name: string, cells: readonly string[]): string {
  return `${name.padEnd(28)}${cells.map((cell) => cell.padStart(12)).join('')}`;
}

/** A line that tells whether a figure is where it should be. */
export function target(name: string, figure: number, at: 'most' | 'least', wanted: number): string {
  const isReached = at === 'most' ? figure <= wanted : figure >= wanted;
  return `${name.padEnd(34)}${figure.toFixed(2).padStart(8)}  at ${at} ${wanted}: ${isReached ? 'reached' : 'MISSED'}`;
}
