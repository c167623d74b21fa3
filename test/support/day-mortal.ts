import type { Clock } from '../../src/lib/clock.ts';
import type { Database } from '../../src/storage/database.ts';

/** What a process that can be killed at any moment has from outside. */
export interface Mortal {
  readonly clock: Clock;
  readonly database: Database;
  /** Whether an answer of the database is awaited; some come from the disk. */
  readonly isBusy: () => boolean;
  /** Nothing goes on from here: who waits for the time or the database waits for good. */
  readonly kill: () => void;
}

/** A clock and a database as a process has them until it is killed. */
export function mortal(clock: Clock, database: Database): Mortal {
  let isDead = false;
  let asked = 0;

  async function counted<Result>(ask: () => Promise<Result>): Promise<Result> {
    asked += 1;
    try {
      return await unlessDead(ask);
    } finally {
      asked -= 1;
    }
  }

  async function unlessDead<Result>(begin: () => Promise<Result>): Promise<Result> {
    if (isDead) return new Promise(() => undefined);
    try {
      return await begin();
    } finally {
      if (isDead) await new Promise(() => undefined);
    }
  }

  return {
    clock: {
      now: clock.now,
      sleep: (ms, signal) => unlessDead(() => clock.sleep(ms, signal)),
      after: (ms, run) => clock.after(ms, () => isDead || run()),
    },
    database: {
      query: (sql, values) => counted(() => database.query(sql, values)),
      transaction: (work, options) => counted(() => database.transaction(work, options)),
      settle: () => counted(() => database.settle()),
      close: () => unlessDead(() => database.close()),
    },
    isBusy: () => asked > 0 && !isDead,
    kill: () => {
      isDead = true;
    },
  };
}
