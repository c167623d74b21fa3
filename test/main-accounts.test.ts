import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../src/smsc/sandbox/server.ts';
import { temporaryFolder } from './support/folder.ts';
import { runBot } from './support/process.ts';
import { credentials, sandboxAccount } from './support/sandbox-account.ts';

async function sandbox(): Promise<Sandbox> {
  const started = await startSandbox({ account: sandboxAccount(credentials) });
  onTestFinished(() => started.close());
  return started;
}

/** A folder with an accounts file that names these accounts, and the variables that lead there. */
async function settings(entries: readonly object[]): Promise<Readonly<Record<string, string>>> {
  const folder = await temporaryFolder();
  const file = join(folder, 'accounts.json');
  writeFileSync(file, JSON.stringify(entries));
  return { ACCOUNTS_FILE: file, DATA_DIR: join(folder, 'data') };
}

it('a bot with an accounts file answers from each account, and from one alone where that was said', async () => {
  const [shop, blog] = [await sandbox(), await sandbox()];
  const environment = await settings([
    { name: 'shop', url: shop.url, login: 'demo', password: credentials.password },
    { name: 'blog', url: blog.url, login: 'demo', password: credentials.password },
  ]);

  const first = await runBot({
    environment,
    input: '/balance\n/balance @blog\n@blog /access grant slack:U02 viewer\n@blog /access account blog\n',
  });
  const next = await runBot({
    environment,
    input: '/access list\n@shop /balance\n/access account off\n/access list\n',
  });

  expect([first.code, next.code]).toEqual([0, 0]);
  const [fromShop = '', fromBlog = ''] = first.stdout.split(/(?<=Account shop)/);
  expect(fromShop).toMatch(/Balance +₽/);
  expect(fromBlog).toMatch(/Balance +₽[\s\S]*Account blog/);
  expect(next.stdout).toMatch(/slack:U02[\s\S]*Account blog[\s\S]*about the account blog alone/);
  expect(next.stdout.split('slack:U02')).toHaveLength(2);
  expect(next.stdout).toMatch(/Account shop\s*$/);
});

it('a bot keeps what it knew of an account that moves into the file, and has one account as without it', async () => {
  const { url } = await sandbox();
  const { DATA_DIR = '', ...file } = await settings([
    { name: 'shop', url, login: 'demo', password: credentials.password },
  ]);
  const alone = { DATA_DIR, SMSC_URL: url, SMSC_LOGIN: 'demo', SMSC_PASSWORD: credentials.password };
  await runBot({ environment: alone, input: '/access grant slack:U02 viewer\n' });

  const { stdout } = await runBot({
    environment: { DATA_DIR, ...file },
    input: '/access list\n/whoami\n@shop /balance\n@blog /balance\n',
  });

  expect(stdout).toContain('slack:U02');
  expect(stdout).toMatch(/Account +shop/);
  expect(stdout).not.toContain('All accounts');
  expect(stdout).toMatch(/Balance +₽[\d,.]+\n[^]*no account blog for you/);
  expect(stdout).not.toContain('Account shop');
});

it('a bot with an accounts file that cannot be used ends with 78 and every problem', async () => {
  const environment = await settings([{ name: 'shop', login: 'alex', password: 'canary-password', zone: 'Mars' }, {}]);

  const { code, stderr } = await runBot({ environment, input: '' });

  expect(code).toBe(78);
  expect(stderr).toMatch(/account shop: zone is none of[\s\S]*account number 2: it has no name/);
  expect(stderr).not.toContain('canary-password');
});
