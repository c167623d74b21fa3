import { afterAll, beforeAll } from 'vitest';
import { type PostgresServer, type RunningPostgres, startPostgres } from './postgres-server.ts';

/** Registers a server for the tests of the suite that calls it: started before them, stopped and removed after them. */
export function postgresForSuite(): PostgresServer {
  let server: RunningPostgres | undefined;

  beforeAll(async () => {
    server = await startPostgres();
  });

  afterAll(async () => {
    await server?.remove();
  });

  function running(): RunningPostgres {
    if (server === undefined) throw new Error('the server runs while the tests of the suite do');
    return server;
  }

  return {
    database: () => running().database(),
    stop: () => running().stop(),
    start: () => running().start(),
  };
}
