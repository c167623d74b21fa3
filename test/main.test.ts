import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../src/smsc/sandbox/server.ts';
import { temporaryFolder } from './support/folder.ts';
import { postgresForSuite } from './support/postgres.ts';
import { runBot } from './support/process.ts';
import { credentials, sandboxAccount } from './support/sandbox-account.ts';

describe('npm start', () => {
  const postgres = postgresForSuite();

  it('needs no configuration: it answers from the sandbox account and ends with 0 at the end of the input', async () => {
    const { code, stdout, stderr } = await runBot({
      input: '/balance\n/sender status my_shop\n/help\n/sandbox\n',
      isLogAsUsual: true,
    });

    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/Balance +₽[\d,]+\.\d\d/);
    expect(stdout).toMatch(/Runway +about \d+ d/);
    expect(stdout).toContain('my_shop');
    expect(stdout).toMatch(/MTS +paid +\S/);
    expect(stdout).toContain('/sender status ');
    expect(stdout).toContain('Sandbox clock');
    expect(stdout).toContain('Sandbox account');
  });

  it('shows within seconds what came in while the clock of the sandbox was moved', async () => {
    const { code, stdout } = await runBot({
      first: '/subscribe inbox\n/sandbox advance 26h\n',
      onOutput: (shown, act) => {
        if (/\d+ SMS from \d+ numbers/.test(shown)) act.kill('SIGTERM');
      },
    });

    expect(stdout).toMatch(/\d+ SMS from \d+ numbers/);
    expect(stdout).toMatch(/sms-\d+\.csv/);
    expect(code).toBe(0);
  });

  it('answers in Russian when it is told to', async () => {
    const { stdout } = await runBot({ input: '/balance\n/sender status my_shop\n', environment: { LANGUAGE: 'ru' } });

    expect(stdout).toMatch(/Баланс +[\d\u00a0]+,\d\d/);
    expect(stdout).toContain('Модерация');
  });

  it('answers the last line too when it has no line break', async () => {
    const { code, stdout } = await runBot({ input: '/balance' });

    expect(code).toBe(0);
    expect(stdout).toContain('Balance');
  });

  it('ends with 0 and says nothing when there is no input', async () => {
    expect(await runBot({ input: '', isLogAsUsual: true })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('talks to the account of the credentials, wherever its address is', async () => {
    await using sandbox = await closing(startSandbox({ account: sandboxAccount(credentials) }));
    const environment = { SMSC_URL: sandbox.url, SMSC_LOGIN: 'demo', SMSC_PASSWORD: credentials.password };

    const { code, stdout } = await runBot({ input: '/balance\n/sandbox\n', environment });

    expect(code).toBe(0);
    expect(stdout).toMatch(/Balance +₽/);
    expect(stdout).not.toContain('Sandbox account');
    expect(stdout).toContain('real account demo');
  });

  it('says what to check when the credentials are wrong, and shows them nowhere', async () => {
    await using sandbox = await closing(startSandbox());
    const environment = {
      SMSC_URL: sandbox.url,
      SMSC_LOGIN: 'demo',
      SMSC_PASSWORD: 'canary-password',
      LOG_LEVEL: 'trace',
    };

    const { code, stdout, stderr } = await runBot({ input: '/balance\n', environment });

    expect(code).toBe(0);
    expect(stdout).toMatch(/password.*IP address/);
    const [, reference = 'none'] = /Reference (\w+)/.exec(stdout) ?? [];
    expect(stderr).toContain(reference);
    expect(stdout + stderr).not.toContain('canary-password');
  });

  it('says in words that the provider cannot be reached', async () => {
    const environment = { SMSC_URL: 'http://127.0.0.1:9/sys/', SMSC_API_KEY: 'k' };

    const { code, stdout } = await runBot({ input: '/balance\n', environment });

    expect(code).toBe(0);
    expect(stdout).toContain('The provider cannot be reached.');
  });

  it('lists every configuration problem and ends with 78', async () => {
    const { code, stdout, stderr } = await runBot({
      environment: { LANGUAGE: 'fr', SMSC_LOGIN: 'alex', HTTP_PORT: 'x' },
      input: '',
    });

    expect(code).toBe(78);
    expect(stdout).toBe('');
    for (const name of ['LANGUAGE', 'SMSC_LOGIN', 'HTTP_PORT']) expect(stderr).toContain(`- ${name} `);
  });

  it('keeps the roles that were given, for the next start', async () => {
    const environment = { DATA_DIR: await temporaryFolder(), ADMINS: 'slack:U01' };
    await runBot({ input: '/access grant telegram:1002 operator\n/access grant slack:c01 viewer\n', environment });

    const { stdout } = await runBot({ input: '/access list\n/whoami\n', environment });

    expect(stdout).toMatch(/^slack:U01 · admin · from ADMINS$/m);
    expect(stdout).toMatch(/^telegram:1002 · operator · by terminal:local · /m);
    expect(stdout).toMatch(/^slack:C01 · viewer · everybody there · by terminal:local · /m);
    expect(stdout).toMatch(/Role +admin\nRole from +being where the bot runs/);
  });

  it('says that the data folder cannot be written and ends with 78', async () => {
    const file = join(await temporaryFolder(), 'a-file');
    writeFileSync(file, '');

    const { code, stderr } = await runBot({ environment: { DATA_DIR: join(file, 'data') }, input: '/balance\n' });

    expect(code).toBe(78);
    expect(stderr).toContain(file);
  });

  it('refuses the data of a newer version in words and ends with 78', async () => {
    const folder = await temporaryFolder();
    await runBot({ environment: { DATA_DIR: folder }, input: '' });
    const database = new DatabaseSync(join(folder, 'bot.sqlite'));
    database.exec("INSERT INTO schema_migrations (version, name, at) VALUES (9999, 'from the future', 0)");
    database.close();

    const { code, stderr } = await runBot({ environment: { DATA_DIR: folder }, input: '/balance\n' });

    expect(code).toBe(78);
    expect(stderr).toMatch(/start the newer program/);
  });

  it('refuses a data file that is no database and ends with 78', async () => {
    const folder = await temporaryFolder();
    writeFileSync(join(folder, 'bot.sqlite'), 'this is no database, whatever its name says'.repeat(100));

    const { code, stderr } = await runBot({ environment: { DATA_DIR: folder }, input: '/balance\n' });

    expect(code).toBe(78);
    expect(stderr).toMatch(/database/);
  });

  it('works with PostgreSQL in place of the file, and leaves no file', async () => {
    const folder = await temporaryFolder();
    const url = await postgres.database();

    const { code, stdout } = await runBot({
      environment: { DATABASE_URL: url.reveal(), DATA_DIR: folder },
      input: '/balance\n',
    });

    expect(code).toBe(0);
    expect(stdout).toMatch(/Balance +₽/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says that the database server is away, without its password, and ends with 69', async () => {
    const environment = { DATABASE_URL: 'postgres://bot:canary-password@127.0.0.1:9/bot' };

    const { code, stderr } = await runBot({ environment, input: '/balance\n' });

    expect(code).toBe(69);
    expect(stderr).toContain('check DATABASE_URL');
    expect(stderr).not.toContain('canary-password');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s although the input is still open', async (signal) => {
    const { code, stdout } = await runBot({
      first: '/balance\n',
      onOutput: (_stdout, { kill }) => kill(signal),
    });

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Balance/);
  });

  it('ends at once on a second signal, without waiting for the answer that is under way', async () => {
    const { code, stdout } = await runBot({
      first: '/sandbox fault slow 60s\n',
      onOutput: (_stdout, { kill, type }) => {
        type('/balance\n');
        kill('SIGINT');
        kill('SIGTERM');
      },
    });

    expect(code).toBe(1);
    expect(stdout).not.toContain('Balance');
  });

  it('reads .env in its working directory, and the environment wins over it', async () => {
    const russian = await runBot({ input: '/balance\n', dotEnv: 'LANGUAGE=ru\n' });
    const english = await runBot({ input: '/balance\n', dotEnv: 'LANGUAGE=ru\n', environment: { LANGUAGE: 'en' } });

    expect(russian.stdout).toMatch(/^Баланс/);
    expect(english.stdout).toMatch(/^Balance/);
  });

  it('writes a log line with the reference of a failure to stderr, as JSON', async () => {
    const { stdout, stderr } = await runBot({ input: '/sandbox fault html\n/balance\n' });

    const [, reference = 'none'] = /Reference (\w+)/.exec(stdout) ?? [];
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { reference?: string });
    expect(lines.filter((line) => line.reference === reference)).toHaveLength(1);
  });
});

/** Lets `await using` close what was started. */
async function closing<Part extends { close(): Promise<void> }>(
  started: Promise<Part>,
): Promise<Part & AsyncDisposable> {
  const part = await started;
  return Object.assign(part, { [Symbol.asyncDispose]: () => part.close() });
}
