import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * To be loaded into the bot's process before the bot. What no other process can do to a connection to SQLite, whoever
 * runs the tests:
 * - `SQLITE_FAULT` names a file; what a test writes into it is run on the bot's own connection, such as a limit of
 *   pages, past which SQLite finds the disk full; then the file is emptied
 * - `SQLITE_KILL` is a part of a statement; the process kills itself in place of running it
 */
const { SQLITE_FAULT: file, SQLITE_KILL: last } = process.env;
const lookEveryMs = 10;

let isWatching = false;

function look(connection: DatabaseSync): void {
  if (file === undefined) return;
  const wanted = readFileSync(file, 'utf8');
  if (wanted === '') return;
  connection.exec(wanted);
  writeFileSync(file, '');
}

const prepared: DatabaseSync['prepare'] = Reflect.get(DatabaseSync.prototype, 'prepare');
DatabaseSync.prototype.prepare = new Proxy(prepared, {
  apply: (prepare, connection: DatabaseSync, given: Parameters<DatabaseSync['prepare']>) => {
    if (last !== undefined && given[0].includes(last)) process.kill(process.pid, 'SIGKILL');
    if (!isWatching) {
      isWatching = true;
      look(connection);
      setInterval(look, lookEveryMs, connection).unref();
    }
    return Reflect.apply(prepare, connection, given);
  },
});
