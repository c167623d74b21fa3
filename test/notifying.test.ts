import { expect, it, onTestFinished, vi } from 'vitest';
import type { Person } from '../src/bot/access/subject.ts';
import type { Conversation } from '../src/bot/chat.ts';
import type { NoticeBook } from '../src/bot/subscriptions/notice-book.ts';
import { startNotifying } from '../src/notifying.ts';
import { appoint, emptyAgenda } from '../src/smsc/sandbox/agenda.ts';
import { startBot } from './support/bot.ts';
import { noon } from './support/clock.ts';
import { recordingPlatform } from './support/recording-platform.ts';
import { plainText } from './support/reply.ts';
import { sandboxAccount } from './support/sandbox-account.ts';

const group: Conversation = { platform: 'test', id: 'g', kind: 'group' };
const by: Person = { platform: 'test', id: 'ann' };
const minute = 60_000;

/**
 * The whole of notifications on a sandbox account that an SMS comes to after some minutes.
 *
 * @param prepare - what was done before this start of the process
 */
async function notifying(smsAfterMs: number, prepare: (book: NoticeBook) => Promise<unknown> = async () => undefined) {
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
    by,
  });
  await prepare(notices);
  const started = startNotifying({
    account: { ...account, sandbox: bot.sandbox },
    database: bot.database,
    adapters: [platform.adapter],
    connections: new Map(),
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
  return {
    bot,
    platform,
    pass: async (ms: number): Promise<void> => {
      await vi.waitFor(async () => expect((await started.status()).isLooking).toBe(true));
      for (let left = ms; left > 0; left -= 10_000) {
        await bot.clock.advance(10_000);
        await new Promise(setImmediate);
      }
    },
  };
}

it('tells an SMS that comes in, once, and says that it is one of the sandbox', async () => {
  const { platform, pass } = await notifying(5 * minute);
  await pass(10 * minute);
  await vi.waitFor(() => expect(platform.shown(group)).not.toEqual([]), { timeout: 5000 });

  const shown = platform.shown(group).map(({ reply }) => plainText(reply));
  expect(shown).toEqual([expect.stringMatching(/^SMS from 7\d+•/)]);
  expect(shown[0]).toContain('Sandbox account');
});

it('judges money for a subscription that is paused too, and for a broken one when it goes on', async () => {
  const { bot, platform, pass } = await notifying(60 * minute, async ({ subscriptions }) => {
    for (const under of ['1000000', '2000000']) {
      await subscriptions.add({ in: group, topic: 'balance', filters: { under }, language: 'en', by });
    }
    await subscriptions.pause(2, 'gone');
    await subscriptions.broken(3, 'gone');
  });
  await pass(5 * minute);
  await vi.waitFor(() => expect(platform.shown(group)).toHaveLength(1), { timeout: 5000 });

  await bot.parts('en').notices.subscriptions.resume(3);
  await pass(15 * minute);
  await vi.waitFor(() => expect(platform.shown(group)).toHaveLength(2), { timeout: 5000 });
});

it('forgets in the meantime what is of no use any more', async () => {
  const { bot, pass } = await notifying(60 * minute, ({ mutes }) =>
    mutes.add({ in: group, topic: 'mailing', filters: {}, by }, minute),
  );
  await pass(6 * minute);
  await vi.waitFor(async () => expect(await bot.database.query('SELECT number FROM mute')).toEqual([]));
});
