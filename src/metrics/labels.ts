/** One call of the provider, in numbers and names. */
export interface CallCount {
  readonly operation: string;
  readonly result: string;
  /** How long it waited for the provider's limits, in milliseconds. */
  readonly waitedMs: number;
}

/** The names of our own things: words of letters, with no more than a digit or two. */
const ownName = /^(?=.{1,40}$)[a-z][a-z]*\d{0,2}(?:[ ._-][a-z]+\d{0,2})*$/i;

/** A name as a label; what does not look like a name of our own, such as an id or a number, is not shown. */
export function label(name: string): string {
  return ownName.test(name) ? name : 'other';
}
