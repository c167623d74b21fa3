import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secret } from '../../src/lib/secret.ts';
import { createSmscClient, type SmscClient } from '../../src/smsc/client.ts';
import type { Format } from '../../src/smsc/operation.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import { type Sandbox, startSandbox } from '../../src/smsc/sandbox/server.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { manualClock } from './clock.ts';
import { hide } from './ears.ts';
import { watchLimits } from './limits.ts';
import { credentials } from './sandbox-account.ts';
import { startWatch } from './watch.ts';

/** A client and the sandbox account that it talks to over HTTP, on a clock that stands still. */
export interface SandboxClient {
  readonly client: SmscClient;
  readonly sandbox: Sandbox;
}

/** Does some work with a client of its own, which asks in one format, and a copy of an account. */
export async function withSandboxClient<Result>(
  account: Account,
  format: Format,
  work: (both: SandboxClient) => Promise<Result>,
): Promise<Result> {
  const clock = manualClock();
  hide(credentials.password, credentials.apikey);
  const watch = startWatch();
  const dataDir = await mkdtemp(join(tmpdir(), 'smsc-chatops-'));
  const database = await openDatabase({ dataDir, clock });
  const { sandbox, assertLimitsKept } = watchLimits(
    await startSandbox({ account: { ...account, ...credentials }, clock }),
  );
  const { login, password } = credentials;
  const client = createSmscClient({
    url: sandbox.url,
    login,
    password: secret(password),
    zone: 'Europe/Moscow',
    database,
    clock,
    format,
    log: (record) => watch.metrics.called(record),
  });
  try {
    const result = await work({ client, sandbox });
    assertLimitsKept();
    await watch.assertUntold(sandbox.account());
    return result;
  } finally {
    await client.close();
    await sandbox.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
