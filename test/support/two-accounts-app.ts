import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Sandbox, startSandbox } from '../../src/smsc/sandbox/server.ts';
import { temporaryFolder } from './folder.ts';
import { startFakeSlack } from './slack/fake-slack.ts';
import { startFakeTelegram } from './telegram/fake-telegram.ts';

/** The whole app with the accounts `shop` and `blog`, on Telegram and in Slack, started anew as often as is wanted. */
export async function twoAccountsApp() {
  const [shop, blog] = [await startSandbox(), await startSandbox()];
  const [telegram, slack] = [await startFakeTelegram(), await startFakeSlack()];
  const folder = await temporaryFolder();
  /** She is admin everywhere. */
  const ann = telegram.addPrivateChat({ first_name: 'Ann' });
  const anna = slack.addUser({ name: 'anna' });
  const written: string[] = [];
  let app: App | undefined;
  onTestFinished(async () => {
    await app?.stop();
    await Promise.all([shop.close(), blog.close(), telegram.close(), slack.close()]);
  });

  /** @param names - the accounts of the file, in its order; no file for none, and the shop by variables then */
  async function start(...names: readonly ('shop' | 'blog')[]): Promise<void> {
    await app?.stop();
    const sides: Readonly<Record<'shop' | 'blog', Sandbox>> = { shop, blog };
    const entries = names.map((name) => ({ name, login: 'demo', password: 'demo', url: sides[name].url }));
    const account =
      names.length > 0
        ? { ACCOUNTS_FILE: 'accounts.json' }
        : { SMSC_URL: shop.url, SMSC_LOGIN: 'demo', SMSC_PASSWORD: 'demo' };
    const environment = {
      ...account,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATA_DIR: join(folder, 'data'),
      ADMINS: `telegram:${ann.id},slack:${anna.id}`,
      LOG_LEVEL: 'info',
    };
    const streams = {
      input: process.stdin,
      output: process.stdout,
      writeLog: (line: string) => void written.push(line),
    };
    const polls = telegram.calls('getUpdates').length;
    app = await startApp(
      readConfig(environment, () => JSON.stringify(entries)),
      streams,
    );
    await telegram.until(() => telegram.calls('getUpdates').length > polls);
    await slack.sockets.until(1);
  }

  return { shop, blog, telegram, slack, ann, anna, start, log: written };
}
