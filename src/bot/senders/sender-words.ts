import { nameOf, senderModeration, senderStatuses } from '../../smsc/codes.ts';
import { operatorOf, senderKeys } from '../../smsc/operator-keys.ts';
import type { Language } from '../language.ts';
import { senderTexts } from '../texts/senders.ts';
import { markOf } from './status-marks.ts';

/** The moderation of a sender name in words. */
export function moderationWords(code: number | undefined, language: Language): string {
  const texts = senderTexts[language];
  if (code === undefined) return texts.notTold;
  const name = nameOf(senderModeration, code);
  return name === undefined ? texts.code(code) : texts.moderations[name];
}

/** The same in one word, for a table. */
export function moderationWord(code: number | undefined, language: Language): string {
  const texts = senderTexts[language];
  const name = code === undefined ? undefined : nameOf(senderModeration, code);
  if (name !== undefined) return texts.moderationsInShort[name];
  return code === undefined ? '–' : texts.code(code);
}

/** The state of a sender name at an operator in words. */
export function plainStatusWords(code: number, language: Language): string {
  const texts = senderTexts[language];
  const name = nameOf(senderStatuses, code);
  return name === undefined ? texts.code(code) : texts.statuses[name];
}

/** The same in a word or two behind its mark, for a table. */
export function statusWord(code: number, language: Language): string {
  const texts = senderTexts[language];
  const name = nameOf(senderStatuses, code);
  return `${markOf(senderStatuses, code)} ${name === undefined ? texts.code(code) : texts.statusesInShort[name]}`;
}

/** The pages do not name the keys of replacements; one that begins with an operator's key is called by that. */
export function replacedAt(key: string, language: Language): string {
  const operator = Object.keys(senderKeys).find((known) => key.startsWith(`${known}_`));
  return operatorWords(operator ?? key, language);
}

/** An operator and how a name is registered there; a key that no page names is shown as the provider wrote it. */
export function operatorWords(key: string, language: Language): string {
  const texts = senderTexts[language];
  const known = operatorOf(key);
  if (known === undefined || !(known.kind in texts.registrations)) return key;
  return `${texts.operators[known.operator]}, ${texts.registrations[known.kind as keyof typeof texts.registrations]}`;
}

/** The same in two cells of a table; the second is empty for a key that no page names. */
export function operatorCells(key: string, language: Language): readonly [operator: string, registration: string] {
  const texts = senderTexts[language];
  const known = operatorOf(key);
  if (known === undefined || !(known.kind in texts.registrationsInShort)) return [key, ''];
  const kind = known.kind as keyof typeof texts.registrationsInShort;
  return [texts.operators[known.operator], texts.registrationsInShort[kind]];
}
