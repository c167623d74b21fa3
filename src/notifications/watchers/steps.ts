import type { Step } from '../../bot/topics/change.ts';
import { nameOf } from '../../smsc/codes.ts';

/** Codes by operator, as the provider tells them; any text may be a key. */
type Codes = Readonly<Record<string, number>>;

/** The code of an operator, or `undefined`. */
export function codesOf(codes: Codes, operator: string): number | undefined {
  return Object.hasOwn(codes, operator) ? codes[operator] : undefined;
}

/** The operators whose code is another one now, or is there no longer. */
export function stepsBetween(before: Codes, after: Codes): Readonly<Record<string, Step>> {
  const steps: [string, Step][] = [];
  for (const [operator, code] of Object.entries(after)) {
    const known = codesOf(before, operator);
    if (known !== code) steps.push([operator, { ...(known !== undefined && { before: known }), after: code }]);
  }
  for (const [operator, code] of Object.entries(before)) {
    if (!Object.hasOwn(after, operator)) steps.push([operator, { before: code }]);
  }
  return Object.fromEntries(steps);
}

/** Whether any step leads to a state that is news. */
export function isNewsOf(
  steps: Readonly<Record<string, Step>>,
  names: Readonly<Record<number, string>>,
  news: ReadonlySet<string | undefined>,
): boolean {
  return Object.values(steps).some(({ after }) => after !== undefined && news.has(nameOf(names, after)));
}
