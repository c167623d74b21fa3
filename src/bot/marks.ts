/** What stands before a state, so that a list can be read without reading; in the order in which states are counted. */
export const marks = {
  good: '✓',
  underWay: '→',
  waiting: '○',
  attention: '!',
  stopped: '‖',
  bad: '✗',
  none: '–',
  unknown: '?',
} as const;

/** A mark before its words, which no line break parts. */
export function marked(mark: Mark, words: string): string {
  return `${mark}\u00a0${words}`;
}

export type Mark = (typeof marks)[keyof typeof marks];
