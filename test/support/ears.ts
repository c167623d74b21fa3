import type { ChatMessage } from '../../src/bot/chat.ts';

/** Something that was told in a test, wherever it can be read. */
export interface Told {
  readonly where: 'log' | 'audit' | 'figures' | 'address' | 'arguments' | 'chat';
  readonly words: string;
  /** The group of a chat in which others read it too, by its id. */
  readonly group?: string | undefined;
}

/** What somebody typed, and where. */
export interface Said extends Pick<ChatMessage, 'text' | 'files'> {
  readonly in: Pick<ChatMessage['in'], 'id'>;
}

/** Who hears all that is told and said in a test. */
export interface Ears {
  told(told: Told): void;
  said(said: Said): void;
}

const listening = new Set<Ears>();
const hidden = new Set<string>();

/** Lets whoever listens know of it. What nobody listens to is not kept. */
export function heard(where: Told['where'], words: string, group?: string): void {
  for (const ears of listening) ears.told({ where, words, group });
}

export function heardSaid(said: Said): void {
  for (const ears of listening) ears.said(said);
}

/** Somebody typed a line. @param conversation - its id */
export function heardTyped(text: string, conversation = ''): void {
  heardSaid({ text, in: { id: conversation }, files: [] });
}

/** A logger's `write`, for a log that is kept: its lines are heard too. */
export function heardLine(kept: string[]): (line: string) => void {
  return (line) => {
    kept.push(line);
    heard('log', line);
  };
}

/** @returns what ends the listening */
export function listen(ears: Ears): () => void {
  listening.add(ears);
  return () => void listening.delete(ears);
}

/** Less is found by chance. */
export const shortestWord = 6;

/** Credentials and tokens of a test, which are told nowhere from now on. */
export function hide(...secrets: readonly string[]): void {
  for (const each of secrets) if (each.length >= shortestWord) hidden.add(each);
}

export function hiddenSoFar(): readonly string[] {
  return [...hidden];
}

/** Every string in a structure, a line each. */
export function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return typeof value === 'object' && value !== null ? Object.values(value).map(wordsIn).join('\n') : '';
}
