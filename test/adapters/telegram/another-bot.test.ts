import { expect, it, onTestFinished } from 'vitest';
import { secret } from '../../../src/lib/secret.ts';
import { startFakeTelegram } from '../../support/telegram/fake-telegram.ts';
import { startTelegramBot } from '../../support/telegram-bot.ts';

it('another bot on the same database is answered although its updates have the numbers of the former one', async () => {
  const { telegram, anna, start, ...former } = await startTelegramBot({ handle: async () => undefined });
  const other = await startFakeTelegram({ token: '4200000002:AAAnotherFakeTokenForTests_0123456789-abc' });
  onTestFinished(async () => {
    await former[Symbol.asyncDispose]();
    await other.close();
  });
  telegram.say(anna, anna, '/whoami');
  await telegram.drained();
  const heard = Promise.withResolvers<string>();

  await start({
    adapter: { token: secret(other.token), url: other.url },
    handle: async ({ text }) => heard.resolve(text),
  });
  const bella = other.addPrivateChat();
  other.say(bella, bella, '/balance');

  expect(await heard.promise).toBe('/balance');
});
