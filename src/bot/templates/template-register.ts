import { createHash } from 'node:crypto';
import { type Clock, systemClock } from '../../lib/clock.ts';
import type { TemplateRef } from '../../smsc/areas/operator-templates.ts';
import type { Database } from '../../storage/database.ts';
import { takeNumbers } from '../numbering.ts';

/** A template that the bot knows of. */
export interface RegisteredTemplate extends TemplateRef {
  /** Names it among the templates of the account: `#7`. */
  readonly number: number;
  readonly addedAt: Temporal.Instant;
}

/** The templates that the bot knows of: the provider answers about a sender and text, and lists nothing. */
export interface TemplateRegister {
  /**
   * Remembers a template.
   *
   * @returns its number; the one that it had when it was known
   * @throws StorageError
   */
  add(template: TemplateRef): Promise<number>;
  /** The template of a number, or `undefined`. @throws StorageError */
  get(number: number): Promise<RegisteredTemplate | undefined>;
  /** Forgets a template, whose number is given to no other; `undefined` when there is none. @throws StorageError */
  remove(number: number): Promise<RegisteredTemplate | undefined>;
  /** All templates, the newest first. @throws StorageError */
  list(): Promise<readonly RegisteredTemplate[]>;
}

/** The name of the register's numbers among those that are counted up. */
const space = 'templates';

/** @param account - whose templates these are */
export function createTemplateRegister(
  database: Database,
  account: string,
  clock: Clock = systemClock,
): TemplateRegister {
  return {
    add: (template) =>
      database.transaction(async (queries) => {
        const hash = hashOf(template);
        const [known] = await queries.query<{ number: number }>(
          'SELECT number FROM template_register WHERE account = $1 AND hash = $2',
          [account, hash],
        );
        if (known !== undefined) return known.number;
        const number = await takeNumbers(queries, account, space);
        await queries.query(
          'INSERT INTO template_register (account, number, sender, text, hash, added_at) VALUES ($1, $2, $3, $4, $5, $6)',
          [account, number, template.sender, template.text, hash, clock.now()],
        );
        return number;
      }),
    get: async (number) => {
      const [row] = await database.query<TemplateRow>(`${select} WHERE account = $1 AND number = $2`, [
        account,
        number,
      ]);
      return row && registered(row);
    },
    remove: async (number) => {
      const [row] = await database.query<TemplateRow>(
        `DELETE FROM template_register WHERE account = $1 AND number = $2 RETURNING ${columns}`,
        [account, number],
      );
      return row && registered(row);
    },
    list: async () => {
      const rows = await database.query<TemplateRow>(`${select} WHERE account = $1 ORDER BY number DESC`, [account]);
      return rows.map(registered);
    },
  };
}

type TemplateRow = {
  readonly number: number;
  readonly sender: string;
  readonly text: string;
  readonly added_at: number;
};

const columns = 'number, sender, text, added_at';
const select = `SELECT ${columns} FROM template_register`;

function registered({ number, sender, text, added_at }: TemplateRow): RegisteredTemplate {
  return { number, sender, text, addedAt: Temporal.Instant.fromEpochMilliseconds(added_at) };
}

/** As JSON, in which no sender and text look like another sender and text. */
function hashOf({ sender, text }: TemplateRef): string {
  return createHash('sha256')
    .update(JSON.stringify([sender, text]))
    .digest('hex');
}
