import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ChatMessage } from '../../src/bot/chat.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter, type RouterParts } from '../../src/bot/router.ts';
import { startBot, type TestBot, type TestBotOptions } from './bot.ts';
import { watchingAdapter } from './core-stage.ts';
import { type Gate, startGate } from './gate.ts';
import { typed } from './message.ts';
import { seededAccount } from './seeded-account.ts';

/** A bot that reaches its provider through a gate. */
export interface GatedBot extends AsyncDisposable {
  readonly bot: TestBot;
  readonly gate: Gate;
}

export async function startGatedBot(options: TestBotOptions = {}): Promise<GatedBot> {
  const gate = await startGate();
  const bot = await startBot({ account: seededAccount(), ...options, url: gate.url });
  gate.lead(bot.sandbox.url, bot.clock);
  return {
    bot,
    gate,
    [Symbol.asyncDispose]: async () => {
      await bot[Symbol.asyncDispose]();
      await gate[Symbol.asyncDispose]();
    },
  };
}

/** Enough for a request to get through the gate and back. */
const turnsPerSecond = 60;

/** Lets a second pass now and then while somebody waits: seldom enough that no deadline passes while an answer is on its way. */
export async function patiently({ clock }: Pick<TestBot, 'clock'>, answered: Promise<void>): Promise<void> {
  const answeredNow = answered.then(() => true);
  for (let turn = 1; !(await Promise.race([answeredNow, nextTurn(false)])); turn += 1) {
    if (turn % turnsPerSecond === 0) await clock.advance(1000);
  }
}

let count = 0;

/** The answer to a line by a router of its own, as after a restart; the clock goes on by itself while it is waited for. */
export async function tell(
  bot: Pick<TestBot, 'clock'>,
  parts: RouterParts,
  line: string,
  about: Partial<ChatMessage> = {},
): Promise<Reply | undefined> {
  const { adapter, seen } = watchingAdapter();
  count += 1;
  const answered = createRouter(parts).handle(adapter, typed(line, { id: `told-${count}`, ...about }));
  await patiently(bot, answered);
  return seen.at(-1);
}
