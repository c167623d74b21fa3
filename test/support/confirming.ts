import type { Role } from '../../src/bot/access/roles.ts';
import type { ChatMessage } from '../../src/bot/chat.ts';
import type { Language } from '../../src/bot/language.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import type { TestBot } from './bot.ts';
import { untilAnswered, watchingAdapter } from './core-stage.ts';
import { typed } from './message.ts';
import { plainText } from './reply.ts';

export interface Said extends Partial<ChatMessage> {
  readonly language?: Language;
  /** Operator when absent. */
  readonly role?: Role;
  /** The clock goes on by itself while somebody waits. */
  readonly isSlow?: boolean;
}

let count = 0;

/** What an operator is shown for a line. */
export async function say(bot: TestBot, line: string, said: Said = {}): Promise<Reply> {
  const { language = 'en', role = 'operator', isSlow = false, ...about } = said;
  const { adapter, seen } = watchingAdapter();
  count += 1;
  const message = typed(line, { id: `said-${count}`, ...about });
  const answered = createRouter(bot.parts(language, role)).handle(adapter, message);
  if (isSlow) await untilAnswered(bot, answered);
  await answered;
  const reply = seen.at(-1);
  if (reply === undefined) throw new Error(`nothing was answered to ${line}`);
  return reply;
}

/** Presses the first button of a question, which lets it be done. */
export async function goAhead(bot: TestBot, question: Reply, about: Said = {}): Promise<Reply> {
  const [button] = question.buttons ?? [];
  if (button === undefined) throw new Error(`nothing was asked: ${plainText(question)}`);
  return say(bot, button.command, about);
}

/** How an answer is lost: before the provider has seen the question, or after it has done what was asked. */
export const losses = { before: 'html', after: 'broken' } as const;

/** Presses the same while the answer is lost, and the provider is back by the time that it is looked up. */
export async function goAheadUnheard(
  bot: TestBot,
  question: Reply,
  loss: keyof typeof losses,
  about: Said = {},
): Promise<Reply> {
  bot.sandbox.fault(losses[loss], 4000);
  const reply = await goAhead(bot, question, { ...about, isSlow: true });
  if (!bot.log.some((line) => line.includes('it is not known whether an action was done'))) {
    throw new Error('the answer was not lost');
  }
  return reply;
}

/** Types a line and confirms what it asks. */
export async function confirmed(bot: TestBot, line: string, about: Said = {}): Promise<Reply> {
  const { files: _sent, ...place } = about;
  return goAhead(bot, await say(bot, line, about), place);
}

/** What the audit log holds of an account, the oldest first. */
export async function audited(bot: TestBot): Promise<readonly string[]> {
  const records = await bot.parts('en').acting.audit.list({ limit: 100 });
  return records.map(({ outcome, line }) => `${outcome} ${line}`).toReversed();
}
