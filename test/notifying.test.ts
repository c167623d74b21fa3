import { expect, it, onTestFinished, vi } from 'vitest';
import type { Conversation } from '../src/bot/chat.ts';
import { startNotifying } from '../src/notifying.ts';
import { appoint, emptyAgenda } from '../src/smsc/sandbox/agenda.ts';
import { startBot } from './support/bot.ts';
import { noon } from './support/clock.ts';
import { recordingPlatform } from './support/recording-platform.ts';
import { plainText } from './support/reply.ts';
import { sandboxAccount } from './support/sandbox-account.ts';

const group: Conversation = { platform: 'test', id: 'g', kind: 'group' };
const minute = 60_000;

/** The whole of notifications on a sandbox account that an SMS comes to after some minutes. */
async function notifying(smsAfterMs: number) {
  const agenda = emptyAgenda(1);
  appoint(agenda, noon + smsAfterMs, { what: 'sms-arrives' });
  const bot = await startBot({ account: sandboxAccount({ agenda }) });
  const platform = recordingPlatform();
  const { notices, account, admission, listings, templates, log } = bot.parts('en');
  await notices.subscriptions.add({
    in: group,
    topic: 'inbox',
    filters: {},
    language: 'en',
    by: { platform: 'test', id: 'ann' },
  });
  const started = startNotifying({
    account: { ...account, sandbox: bot.sandbox },
    database: bot.database,
    adapters: [platform.adapter],
    admission,
    book: notices,
    listings,
    templates,
    language: 'en',
    pollMs: 30_000,
    clock: bot.clock,
    log,
  });
  onTestFinished(async () => {
    await started.stop();
    await bot[Symbol.asyncDispose]();
  });
  return { bot, platform, started };
}

it('tells an SMS that comes in, once, and says that it is one of the sandbox', async () => {
  const { bot, platform, started } = await notifying(5 * minute);
  await vi.waitFor(async () => expect((await started.status()).isLooking).toBe(true));

  for (let step = 0; step < 60; step += 1) {
    await bot.clock.advance(10_000);
    await new Promise(setImmediate);
  }
  await vi.waitFor(() => expect(platform.shown(group)).not.toEqual([]), { timeout: 5000 });

  const shown = platform.shown(group).map(({ reply }) => plainText(reply));
  expect(shown).toEqual([expect.stringMatching(/^SMS from 7\d+•/)]);
  expect(shown[0]).toContain('Sandbox account');
});
