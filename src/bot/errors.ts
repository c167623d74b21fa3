import { SmscError } from '../smsc/error.ts';
import { StorageError } from '../storage/error.ts';
import { FileError } from './chat.ts';
import type { Formats } from './format.ts';
import type { Language } from './language.ts';
import { type Block, note, type Reply, text } from './reply.ts';
import { type Failure, failureTexts } from './texts/failures.ts';
import type { UserError } from './user-error.ts';

/** What a person reads about an error, by its class and code and never by its message. */
export function failureOf(error: unknown, language: Language): Failure {
  const texts = failureTexts[language];
  if (error instanceof SmscError) return texts.provider[error.code];
  if (error instanceof StorageError) return texts.storage[error.code];
  if (error instanceof FileError) return texts.file[error.code];
  return texts.unexpected;
}

/** What a person reads about a failure of the provider of which only the code was kept. */
export function failureNamed(code: string, language: Language): Failure {
  const { provider, unexpected } = failureTexts[language];
  const known: Readonly<Record<string, Failure>> = provider;
  return (Object.hasOwn(known, code) ? known[code] : undefined) ?? unexpected;
}

/** Who reads about a failure, and when: milliseconds since the epoch. */
export interface FailureReader {
  readonly language: Language;
  readonly formats: Formats;
  readonly now: number;
}

/** When asking again can help; `undefined` when that is not known or at once. */
export function retrySentence(
  { retryAt = 0 }: SmscError,
  { language, formats, now }: FailureReader,
): string | undefined {
  const wait = retryAt - now;
  return wait > 0 ? failureTexts[language].retryIn(formats.duration(Math.max(1000, wait))) : undefined;
}

/** The answer to a command that failed: what failed, what to do, and the reference that finds the log line. */
export function failureReply(error: unknown, reference: string, reader: FailureReader): Reply {
  const texts = failureTexts[reader.language];
  const failure = failureOf(error, reader.language);
  const blocks: Block[] = [note(failure.what, 'bad'), text(failure.todo)];
  if (error instanceof SmscError) {
    if (error.outcomeUnknown) blocks.push(note(texts.outcomeUnknown, 'warning'));
    const retry = retrySentence(error, reader);
    if (retry !== undefined) blocks.push(text(retry));
    if (error.code === 'unknown-refusal' && error.number !== undefined) blocks.push(text(texts.number(error.number)));
  }
  blocks.push(note(texts.reference(reference)));
  return { summary: failure.what, tone: 'bad', blocks };
}

/** The answer to what the person can put right. */
export function userErrorReply({ sentence }: UserError, language: Language): Reply {
  return { summary: sentence[language], tone: 'warning', blocks: [note(sentence[language], 'warning')] };
}
