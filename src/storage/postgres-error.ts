import { DatabaseError } from 'pg';
import { StorageError, type StorageErrorCode } from './error.ts';

/** SQLSTATEs and their classes (the first two characters), https://www.postgresql.org/docs/current/errcodes-appendix.html */
const codes: Readonly<Record<string, StorageErrorCode>> = {
  '08': 'unavailable', // connection exception
  '08P01': 'failed', // protocol violation: a mistake of ours, such as a wrong number of parameters
  '22003': 'invalid', // number out of range
  '22021': 'invalid', // character not in repertoire, such as NUL
  '22P02': 'invalid', // invalid text representation, such as letters for a number
  '22P05': 'invalid', // character that the database's encoding lacks
  '25006': 'unwritable', // read-only transaction: a standby server
  '25P03': 'unavailable', // idle in transaction for too long: the connection was ended
  '28': 'unavailable', // login refused
  '3D000': 'unavailable', // no such database
  '40001': 'busy', // serialization failure
  '40P01': 'busy', // deadlock
  '42501': 'unwritable', // no privilege
  '53100': 'full', // disk full
  '53300': 'unavailable', // too many connections
  '54000': 'invalid', // a row or an index entry is too big
  '55P03': 'busy', // lock not available
  '57014': 'busy', // statement timeout
  '57P': 'unavailable', // shutdown, crash, start-up
  XX001: 'damaged',
  XX002: 'damaged',
};

const words: Readonly<Record<StorageErrorCode, string>> = {
  unavailable: 'PostgreSQL is not available',
  unwritable: 'PostgreSQL does not let this login write',
  full: "PostgreSQL's disk is full",
  damaged: "PostgreSQL's data are damaged",
  busy: 'PostgreSQL was busy for too long',
  newer: 'the PostgreSQL database is newer than this program',
  invalid: 'PostgreSQL cannot keep a value',
  failed: 'PostgreSQL could not do what was asked',
};

/** Serialization failure and deadlock. */
const collisions: ReadonlySet<string> = new Set(['40001', '40P01']);

/** Another transaction got in the way; the same work may succeed when it is done again. */
export class CollisionError extends StorageError {}

/**
 * A failure of `pg` as a StorageError. What the server said may quote values, phone numbers among them, so its own
 * words go no further: the cause keeps the SQLSTATE and the names of tables, columns and constraints. Only what it
 * said about a wrong statement (class 42) is kept, as it quotes nothing but the statement.
 *
 * `pg` gives a lost connection, a refused one and a timeout as plain errors, with the system's code or with none.
 */
export function postgresError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  if (error instanceof DatabaseError) {
    const code = codeOf(error.code ?? '');
    const cause = withoutValues(error);
    if (collisions.has(error.code ?? '')) return new CollisionError(code, words[code], { cause });
    return new StorageError(code, words[code], { cause });
  }
  const code = error instanceof TypeError || error instanceof RangeError ? 'failed' : 'unavailable';
  return new StorageError(code, words[code], { cause: error });
}

function codeOf(state: string): StorageErrorCode {
  return codes[state] ?? codes[state.slice(0, 3)] ?? codes[state.slice(0, 2)] ?? 'failed';
}

function withoutValues(error: DatabaseError): Error {
  const wrongStatement = error.code?.startsWith('42') === true;
  const facts = [error.table, error.column, error.constraint, wrongStatement ? error.message : undefined];
  return new Error([`SQLSTATE ${error.code ?? 'unknown'}`, ...facts.filter((fact) => fact !== undefined)].join(', '));
}
