import type { Answer } from '../smsc/call.ts';
import type { CommandContext } from './command.ts';
import { failureOf } from './errors.ts';
import { type NoteBlock, note } from './reply.ts';
import { failureTexts } from './texts/failures.ts';

const asOf = {
  en: (age: string) => `As of ${age}`,
  ru: (age: string) => `Данные: ${age}`,
} as const;

/** How old the oldest of some answers is, in small print; a banner when the provider could not be asked now. */
export function freshness(
  answers: readonly Answer<unknown>[],
  { language, formats, account }: CommandContext,
): NoteBlock {
  const now = account.now();
  const at = answers.map((answer) => answer.at).reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b));
  const failure = answers.find((answer) => answer.stale !== undefined)?.stale;
  if (failure === undefined) return note(asOf[language](formats.ago(at, now)));
  const length = formats.duration(now.epochMilliseconds - at.epochMilliseconds);
  return note(failureTexts[language].stale(length, failureOf(failure, language).what), 'warning');
}
