import type { Clock } from '../../lib/clock.ts';
import { nameOf, type Person } from './subject.ts';

/**
 * Who has typed too many wrong codes. It is kept in memory: so few tries lead nowhere, also when each process of several
 * counts for itself.
 */
export interface Guesses {
  mayTry(person: Person): boolean;
  wasWrong(person: Person): void;
}

const most = 5;
const spanMs = 10 * 60_000;

export function createGuesses(clock: Clock): Guesses {
  const wrong = new Map<string, { readonly count: number; readonly since: number }>();
  // One that lies ahead was counted before the clock was set back.
  const isOver = (since: number): boolean => Math.abs(clock.now() - since) >= spanMs;

  return {
    mayTry: (person) => {
      const { count, since } = wrong.get(nameOf(person)) ?? { count: 0, since: 0 };
      return count < most || isOver(since);
    },
    wasWrong: (person) => {
      for (const [name, { since }] of wrong) if (isOver(since)) wrong.delete(name);
      const { count, since } = wrong.get(nameOf(person)) ?? { count: 0, since: clock.now() };
      wrong.set(nameOf(person), { count: count + 1, since });
    },
  };
}
