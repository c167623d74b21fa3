import type { Clock } from '../lib/clock.ts';
import type { Overtaking } from './call.ts';

/** The areas whose answers a write changes beside those of its own. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  mailings: ['balance', 'messages', 'messageStatus', 'statistics'],
  sending: ['balance', 'messages', 'messageStatus', 'statistics'],
  senders: ['balance'],
  subclients: ['balance', 'statistics'],
};

/** What was written through one client. */
export interface Writes {
  /** How many there were. */
  count(): number;
  /** @param outcomeUnknown - it may not have been done */
  add(operation: string, outcomeUnknown: boolean): void;
  /**
   * The last write that an answer does not show.
   *
   * @param operation - what was asked
   * @param count - how many writes there had been when it was asked
   */
  since(operation: string, count: number): Overtaking | undefined;
}

/** Remembers the last write of each area, as long as the process lives. */
export function createWrites(clock: Clock): Writes {
  const last = new Map<string, { readonly number: number; readonly write: Overtaking }>();
  let number = 0;

  return {
    count: () => number,
    add: (operation, outcomeUnknown) => {
      number += 1;
      const at = Temporal.Instant.fromEpochMilliseconds(clock.now());
      const area = areaOf(operation);
      for (const changed of [area, ...(elsewhere[area] ?? [])]) {
        last.set(changed, { number, write: { operation, at, outcomeUnknown } });
      }
    },
    since: (operation, count) => {
      const found = last.get(areaOf(operation));
      return found !== undefined && found.number > count ? found.write : undefined;
    },
  };
}

/** Operations are named after their areas, such as `mailings.get`. */
function areaOf(operation: string): string {
  return operation.slice(0, operation.indexOf('.'));
}
