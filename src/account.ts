import type { Account } from './bot/command.ts';
import type { Config } from './config.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { secret } from './lib/secret.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { CallRecord } from './smsc/ask.ts';
import { accountId, createSmscClient } from './smsc/client.ts';
import type { SandboxControl } from './smsc/sandbox/control.ts';
import type { Database } from './storage/database.ts';

/** How an account is reached, and what it is called; the sandbox when it cannot be. */
export interface AccountSettings extends Pick<Config, 'provider' | 'zone'> {
  /** Its login, or where it is, when absent. */
  readonly name?: string;
  readonly isOneOfSeveral?: true;
}

/** What the account's client runs on. */
export interface AccountParts {
  readonly database: Database;
  readonly log: Logger;
  readonly metrics: Metrics | undefined;
  /** Told that time went on at a sandbox account all at once. */
  readonly onAdvanced: () => void;
}

/**
 * An account of the settings, or a sandbox account inside this process, which is reached over HTTP all the same.
 *
 * @param opened - is given what has to be closed at the end
 */
export async function openAccount(
  { provider, zone, name, isOneOfSeveral }: AccountSettings,
  { database, log, metrics, onAdvanced }: AccountParts,
  opened: AsyncDisposableStack,
): Promise<Account> {
  const note = (record: CallRecord): void => {
    log.debug({ ...record }, 'the provider was asked');
    metrics?.called(record);
  };
  const common = { zone, database, log: note };
  if (provider !== undefined) {
    const { login, password, apiKey, url } = provider;
    const client = createSmscClient({ ...common, url: url.href, login, password, apiKey, clock: systemClock });
    opened.defer(() => client.close());
    return {
      id: accountId({ url: url.href, login, apiKey }),
      name: name ?? login ?? url.host,
      client,
      zone,
      now: () => Temporal.Now.instant(),
      ...(isOneOfSeveral && { isOneOfSeveral }),
    };
  }
  const { startSandbox } = await import('./smsc/sandbox/server.ts');
  const sandbox = await startSandbox();
  opened.defer(() => sandbox.close());
  const client = createSmscClient({ ...common, ...sandboxAccess, url: sandbox.url, clock: clockOf(sandbox) });
  opened.defer(() => client.close());
  const control: SandboxControl = {
    ...sandbox,
    advance: (ms) => {
      sandbox.advance(ms);
      onAdvanced();
    },
  };
  return {
    id: 'sandbox',
    name: 'sandbox',
    client,
    zone: sandboxAccess.zone,
    now: () => sandbox.now(),
    sandbox: control,
  };
}

/** The zone is the account's setting at the provider, so it is the sandbox's own whatever the settings say. */
const sandboxAccess = { login: 'demo', password: secret('demo'), zone: 'Europe/Moscow' };

/** The sandbox's time, so that ages and limits move on with it; waiting is real. */
function clockOf(sandbox: SandboxControl): Clock {
  return { ...systemClock, now: () => sandbox.now().epochMilliseconds };
}
