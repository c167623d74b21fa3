import type { Answer } from '../smsc/call.ts';
import type { CommandContext } from './command.ts';
import { failureOf, retrySentence } from './errors.ts';
import { type Block, note } from './reply.ts';
import { failureTexts } from './texts/failures.ts';

const asOf = {
  en: (age: string) => `As of ${age}`,
  ru: (age: string) => `Данные: ${age}`,
} as const;

/**
 * Blocks with the age of what they show: the oldest answer's, in small print below; when the provider could not be
 * asked now, in a banner above, so that nobody reads old figures as new ones.
 */
export function dated(
  blocks: readonly Block[],
  answers: readonly Answer<unknown>[],
  { language, formats, account, log }: CommandContext,
): readonly Block[] {
  const now = account.now();
  const at = answers.map((answer) => answer.at).reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b));
  const failure = answers.find((answer) => answer.stale !== undefined)?.stale;
  if (failure === undefined) return [...blocks, note(asOf[language](formats.ago(at, now)))];
  log.warn({ err: failure }, 'a known answer stood in for a new one');
  const length = formats.duration(now.epochMilliseconds - at.epochMilliseconds);
  const banner = failureTexts[language].stale(length, failureOf(failure, language).what);
  const retry = retrySentence(failure, { language, formats, now: now.epochMilliseconds });
  return [note(retry === undefined ? banner : `${banner} ${retry}`, 'warning'), ...blocks];
}
