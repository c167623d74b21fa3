import type { Answer, Overtaking } from '../smsc/call.ts';
import type { CommandContext } from './command.ts';
import { failureOf, retrySentence } from './errors.ts';
import type { Language } from './language.ts';
import type { Freshness } from './listing/listing.ts';
import { type Block, note } from './reply.ts';
import { failureTexts } from './texts/failures.ts';
import { writeTexts } from './texts/writes.ts';

const checked = {
  en: (age: string) => `Checked ${age}`,
  ru: (age: string) => `Данные получены ${age}`,
} as const;

/** What goes above and below an answer to tell its age. */
export interface Age {
  /** A banner, so that nobody reads old figures as new ones. */
  readonly above: readonly Block[];
  /** Small print. */
  readonly below: readonly Block[];
}

/**
 * How old an answer is that was made from several of the provider's.
 *
 * @param answers - at least one
 */
export function freshnessOf(
  answers: readonly Answer<unknown>[],
  { language, formats, account, log }: CommandContext,
): Freshness {
  const oldest = answers.map(({ at }) => at).reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b));
  const failure = answers.find(({ stale }) => stale !== undefined)?.stale;
  if (failure === undefined) return { at: oldest.toString() };
  log.warn({ err: failure }, 'a known answer stood in for a new one');
  const retry = retrySentence(failure, { language, formats, now: account.now().epochMilliseconds });
  const { what } = failureOf(failure, language);
  const write = answers.find(({ overtaken }) => overtaken !== undefined)?.overtaken;
  return {
    at: oldest.toString(),
    failed: what,
    ...(write && { overtaken: { what: writeWords(write, language), at: write.at.toString() } }),
    ...(retry !== undefined && { retry }),
  };
}

function writeWords({ operation, outcomeUnknown }: Overtaking, language: Language): string {
  const { done, perhaps } = writeTexts[language];
  const words = done[operation] ?? done.other;
  return outcomeUnknown ? perhaps(words) : words;
}

/** The age in words, as it is now. */
export function ageOf(
  { at, failed, overtaken, retry }: Freshness,
  { language, formats, account }: CommandContext,
): Age {
  const then = Temporal.Instant.from(at);
  const now = account.now();
  if (failed === undefined) return { above: [], below: [note(checked[language](formats.ago(then, now)))] };
  const length = formats.duration(now.epochMilliseconds - then.epochMilliseconds);
  const banner =
    overtaken === undefined
      ? failureTexts[language].stale(length, failed)
      : writeTexts[language].overtaken(
          length,
          overtaken.what,
          formats.ago(Temporal.Instant.from(overtaken.at), now),
          failed,
        );
  return { above: [note(retry === undefined ? banner : `${banner} ${retry}`, 'warning')], below: [] };
}

/** Blocks with the age of what they show. */
export function dated(
  blocks: readonly Block[],
  answers: readonly Answer<unknown>[],
  context: CommandContext,
): readonly Block[] {
  const { above, below } = ageOf(freshnessOf(answers, context), context);
  return [...above, ...blocks, ...below];
}
