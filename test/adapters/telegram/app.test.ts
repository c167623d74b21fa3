import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { App } from '../../../src/app.ts';
import { startTestApp } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { startFakeTelegram } from '../../support/telegram/fake-telegram.ts';

it('admins by a grant have the whole menu from the next start on, until the role is taken away', async () => {
  const telegram = await startFakeTelegram();
  const [ann, boris] = [telegram.addPrivateChat(), telegram.addPrivateChat()];
  const environment = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    DATA_DIR: join(await temporaryFolder(), 'data'),
    ADMINS: `telegram:${ann.id}`,
  };
  let app: App | undefined;
  onTestFinished(async () => {
    await app?.stop();
    await telegram.close();
  });
  const restart = async (): Promise<readonly string[]> => {
    await app?.stop();
    const polls = telegram.calls('getUpdates').length;
    app = await startTestApp(environment);
    await telegram.until(() => telegram.calls('getUpdates').length > polls);
    return [...telegram.menus().keys()].filter((key) => key.startsWith('chat:')).toSorted();
  };
  const tell = async (line: string): Promise<void> => {
    const before = telegram.messages(ann).length;
    telegram.say(ann, ann, line);
    await telegram.until(() => telegram.messages(ann).length >= before + 2);
  };
  expect(await restart()).toEqual(menusOf(ann.id));
  await tell(`/access grant telegram:${boris.id} admin`);
  expect(await restart()).toEqual(menusOf(ann.id, boris.id));
  await tell(`/access revoke telegram:${boris.id}`);
  expect(await restart()).toEqual(menusOf(ann.id));
});

function menusOf(...ids: readonly number[]): readonly string[] {
  return ids.flatMap((id) => [`chat:${id}`, `chat:${id}:en`, `chat:${id}:ru`]).toSorted();
}
