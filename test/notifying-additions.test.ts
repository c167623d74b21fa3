import { expect, it, onTestFinished, vi } from 'vitest';
import { createRouter, type RouterParts } from '../src/bot/router.ts';
import { type Notifying, startNotifying } from '../src/notifying.ts';
import { startBot, type TestBot } from './support/bot.ts';
import { typed } from './support/message.ts';
import { recordingPlatform } from './support/recording-platform.ts';
import { plainText } from './support/reply.ts';

const place = { platform: 'test', id: 'g', kind: 'group' } as const;

/** The bot with all that watches, begun by the first subscription as in the process. */
async function started() {
  const bot = await startBot();
  const platform = recordingPlatform();
  const parts = bot.parts('en');
  let notifying: Notifying | undefined;
  const watching: RouterParts = {
    ...parts,
    notices: { ...parts.notices, subscriptions: { ...parts.notices.subscriptions, add } },
  };
  const router = createRouter(watching);
  let count = 0;

  async function add(wanted: Parameters<typeof parts.notices.subscriptions.add>[0]) {
    const added = await parts.notices.subscriptions.add(wanted);
    notifying ??= watch(bot, platform, parts);
    return added;
  }
  onTestFinished(async () => {
    await notifying?.stop();
    await bot[Symbol.asyncDispose]();
  });

  return {
    bot,
    shown: () => platform.shown(place).map(({ reply }) => plainText(reply)),
    say: async (text: string) => {
      count += 1;
      await router.handle(platform.adapter, typed(text, { id: String(count), in: place }));
      return platform.shown(place).at(-1)?.reply;
    },
    isLooking: async () => (await notifying?.status())?.isLooking === true,
  };
}

function watch(bot: TestBot, { adapter }: ReturnType<typeof recordingPlatform>, parts: RouterParts): Notifying {
  const { notices: book, account, admission, listings, templates, clock, log } = parts;
  const common = { account, admission, book, listings, templates, clock, log };
  return startNotifying({
    ...common,
    database: bot.database,
    adapters: [adapter],
    connections: new Map(),
    language: 'en',
    pollMs: 30_000,
  });
}

it.each([
  ['/sender add new_shop operators:tele2', 'new_shop', 'allowed to use'],
  ['/template add MyShopInfo "Your code is %w" for:soc', 'MyShopInfo', 'sent (was: waiting)'],
])('shows the asker how what was added goes on: %s', async (line, name, news) => {
  const { bot, say, shown, isLooking } = await started();
  const question = await say(line);
  await say(question?.buttons?.[0]?.command ?? '');
  await vi.waitFor(async () => expect(await isLooking()).toBe(true));

  const told = () => shown().some((words) => words.includes(name) && words.includes(news));
  for (let step = 0; step < 120 && !told(); step += 1) {
    await bot.clock.advance(5000);
    await new Promise(setImmediate);
  }

  await vi.waitFor(() => expect(told()).toBe(true), { timeout: 5000 });
});
