import { setTimeout as sleep } from 'node:timers/promises';
import { add, type Figures } from './figures.ts';
import { startNoticeBot, startNoticeServer } from './notifications-processes.ts';

/**
 * Who idles: bare grammY; the bot after `/whoami`; the bot that asked the provider once, for which its client is loaded;
 * the same with a subscription, from which on it looks at everything; and that one with as many sender names as an
 * answer holds.
 */
export const idlers = ['bare', 'fresh', 'asked', 'subscribed', '15k names'] as const;
export type Idler = (typeof idlers)[number];

/** Until every watcher has looked for the first time, and once more. */
const settleMs = 60_000;
const spanMs = 60_000;

/** What nothing costs: how much each works in a minute, and what it holds. They idle together, each before its own server. */
export async function idle(minutes: number): Promise<Figures<Idler>> {
  const figures: Figures<Idler> = new Map();
  await using opened = new AsyncDisposableStack();
  const bots = await Promise.all(
    idlers.map(async (who) => {
      const server = opened.use(await startNoticeServer(who === '15k names' ? 15_000 : 0));
      const program = who === 'bare' ? './bare-grammy.ts' : '../../src/main.ts';
      const bot = opened.use(await startNoticeBot(server, { program }));
      await server.ask({ do: 'type', line: who === 'fresh' ? '/whoami' : '/balance', chat: 2 });
      if (who === 'subscribed' || who === '15k names')
        await server.ask({ do: 'type', line: '/subscribe inbox', chat: 0 });
      return { who, bot };
    }),
  );
  await sleep(settleMs);
  for (let minute = 0; minute < minutes; minute += 1) {
    const before = bots.map(({ bot }) => bot.cpuMs());
    await sleep(spanMs);
    for (const [index, { who, bot }] of bots.entries()) {
      add(figures, 'CPU a minute, ms', who, bot.cpuMs() - (before[index] ?? 0));
      add(figures, 'idle RSS, MB', who, bot.rssMb());
    }
  }
  return figures;
}
