import type { Language } from '../../src/bot/language.ts';
import { createRouter } from '../../src/bot/router.ts';
import { failureTexts } from '../../src/bot/texts/failures.ts';
import { startBot } from './bot.ts';
import { untilAnswered, watchingAdapter } from './core-stage.ts';
import { typed } from './message.ts';
import { chance } from './mutations.ts';
import { typedLine } from './typed-lines.ts';

export interface LinesTally {
  readonly lines: number;
  /** Lines that were not answered exactly once. */
  readonly unanswered: number;
  /** Lines whose answer speaks of a failure inside the bot. */
  readonly exceptions: number;
  /** Entries that the audit log did not take. */
  readonly unnoted: number;
  /** Answers that the provider had a part in. */
  readonly requests: number;
  /** The first lines that failed, for whoever looks for the cause. */
  readonly failures: readonly string[];
  /** How long each line took, in milliseconds. */
  readonly ms: readonly number[];
}

/**
 * Types lines at the whole bot, against the sandbox, and counts what must never happen. Its author is an operator:
 * moving the sandbox's clock by years would be all that it does otherwise.
 *
 * @param seed - determines every line
 */
export async function proveLines(count: number, seed: number): Promise<LinesTally> {
  await using bot = await startBot({ isTypedAtRandom: true });
  const routers = { en: createRouter(bot.parts('en', 'operator')), ru: createRouter(bot.parts('ru', 'operator')) };
  const inside = new Set([failureTexts.en.unexpected.what, failureTexts.ru.unexpected.what]);
  const failures: string[] = [];
  const ms: number[] = [];
  let [unanswered, exceptions] = [0, 0];
  for (let number = 0; number < count; number += 1) {
    const line = typedLine(chance(seed + number));
    const language: Language = number % 2 === 0 ? 'en' : 'ru';
    const { adapter, seen } = watchingAdapter();
    const begun = performance.now();
    await untilAnswered(bot, routers[language].handle(adapter, typed(line, { id: String(number) })));
    ms.push(performance.now() - begun);
    const answers = seen.filter(({ passing }) => passing !== true);
    const isInside = answers.some(({ summary }) => inside.has(summary));
    if (answers.length !== 1) unanswered += 1;
    if (isInside) exceptions += 1;
    if ((answers.length !== 1 || isInside) && failures.length < 5) failures.push(JSON.stringify(line));
  }
  const requests = Object.values(bot.sandbox.counts().requests).reduce((sum, some) => sum + some, 0);
  const unnoted = bot.log.filter((line) => line.includes('could not be noted in the audit log')).length;
  return { lines: count, unanswered, exceptions, unnoted, requests, failures, ms };
}
