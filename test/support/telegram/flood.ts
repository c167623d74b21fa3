import { tooMany } from './refusal.ts';
import type { Room } from './state.ts';

export interface FloodRules {
  /** Messages a second to one chat. */
  readonly perSecond?: number;
  /** Messages a minute to one group. */
  readonly perMinute?: number;
  /** Messages a second to all chats together. */
  readonly overall?: number;
}

export interface Flood {
  /** Keeps the rules from now on; without rules, Telegram's own: 1 a second to a chat, 20 a minute to a group, 30 a second in all. */
  readonly keep: (rules?: FloodRules) => void;
  readonly off: () => void;
  /** Counts a message, or refuses it with the seconds after which it would be taken. */
  readonly count: (room: Room) => void;
}

/** Flood control by the server's clock; off until a test wants it. */
export function createFlood(now: () => number): Flood {
  let rules: Required<FloodRules> | undefined;
  const sent = new Map<number | 'all', number[]>();

  function check(key: number | 'all', most: number, withinMs: number): void {
    const recent = (sent.get(key) ?? []).filter((at) => now() - at < 60_000);
    sent.set(key, recent);
    const oldest = recent.filter((at) => now() - at < withinMs).at(-most);
    if (oldest !== undefined) throw tooMany(Math.max(1, Math.ceil((oldest + withinMs - now()) / 1000)));
  }

  return {
    keep: (given = {}) => {
      rules = { perSecond: 1, perMinute: 20, overall: 30, ...given };
      sent.clear();
    },
    off: () => {
      rules = undefined;
    },
    count: ({ id, type }) => {
      if (rules === undefined) return;
      check(id, rules.perSecond, 1000);
      if (type !== 'private') check(id, rules.perMinute, 60_000);
      check('all', rules.overall, 1000);
      for (const key of [id, 'all'] as const) sent.get(key)?.push(now());
    },
  };
}
