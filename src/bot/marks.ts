/** What stands before a state, so that a list can be read without reading; in the order in which states are counted. */
export const marks = {
  good: '✓',
  underWay: '→',
  waiting: '…',
  attention: '!',
  stopped: '‖',
  bad: '✗',
  none: '–',
  unknown: '?',
} as const;

export type Mark = (typeof marks)[keyof typeof marks];
