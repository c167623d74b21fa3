import type { Database } from '../../storage/database.ts';
import type { Pause } from './pause.ts';

/** Where one pause is kept. */
export interface PauseCell {
  get(): Promise<Pause | undefined>;
  /** Changes the pause in one step; `undefined` ends it, the same object leaves it. `change` may run again. */
  change(change: (pause: Pause | undefined) => Pause | undefined): Promise<void>;
}

/** A pause that a restart forgets. */
export function memoryCell(): PauseCell {
  let pause: Pause | undefined;
  return {
    get: async () => pause,
    change: async (change) => {
      pause = change(pause);
    },
  };
}

/** A pause in the table `request_pause`, for all processes and over restarts. Its methods throw StorageError. */
export function databaseCell(database: Database, scope: string): PauseCell {
  const select = 'SELECT failures, until, probe_until AS "probeUntil" FROM request_pause WHERE account = $1';
  return {
    get: async () => {
      const [pause] = await database.query<PauseRow>(select, [scope]);
      return pause;
    },
    change: (change) =>
      database.transaction(async (queries) => {
        const [before] = await queries.query<PauseRow>(select, [scope]);
        const after = change(before);
        if (after === before) return;
        if (after === undefined) {
          await queries.query('DELETE FROM request_pause WHERE account = $1', [scope]);
          return;
        }
        await queries.query(
          `INSERT INTO request_pause (account, failures, until, probe_until) VALUES ($1, $2, $3, $4)
          ON CONFLICT (account) DO UPDATE
          SET failures = excluded.failures, until = excluded.until, probe_until = excluded.probe_until`,
          [scope, after.failures, after.until, after.probeUntil],
        );
      }),
  };
}

type PauseRow = { readonly [Field in keyof Pause]: number };
