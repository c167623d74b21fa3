import { tokenise } from '../../bot/line/tokens.ts';

/** Typed with a line, it makes the answer one for everybody. */
export const shareWord = '--share';

/** Phones and word processors make one dash of two. */
const share = /^(?:--|—|–)share$/i;

export interface Shareable {
  /** Without the word. */
  readonly line: string;
  readonly isShared: boolean;
}

/** Takes the word off a line, wherever it stands alone and not in quotes. */
export function takeShare(line: string): Shareable {
  const read = tokenise(line);
  const words = read.ok ? read.tokens.filter(({ text, quoted }) => !quoted && share.test(text)) : [];
  if (words.length === 0) return { line, isShared: false };
  const without = words.reduceRight((left, { start, end }) => left.slice(0, start).trimEnd() + left.slice(end), line);
  return { line: without.trim(), isShared: true };
}
