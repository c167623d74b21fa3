import type { CompleterResult } from 'node:readline';
import { displayWidth, padTo } from '../../lib/display-width.ts';

/** What the last word of a half-typed line may become, and that word. */
export type Complete = (line: string) => readonly [words: readonly string[], last: string];

/** Where the words are listed. */
export interface WordList {
  /** Shows lines under what is typed. */
  readonly show: (lines: string) => void;
  readonly columns: () => number | undefined;
}

const gap = '  ';
const usualColumns = 80;

/**
 * What a Tab does: completes a word; lists the words when there are several and it is pressed again; lists all commands
 * at once on an empty line, where readline would first type what they have in common.
 */
export function completerOf(complete: Complete, list: WordList): (line: string) => CompleterResult {
  return (line) => {
    const [words, last] = complete(line);
    if (line.trim() === '') {
      if (words.length > 0) list.show(inColumns(words, list.columns() || usualColumns));
      return [[], line];
    }
    return [words.length === 1 ? words.map(finished) : [...words], last];
  };
}

/** A word that is complete; after a key its value follows. */
function finished(word: string): string {
  return word.endsWith(':') ? word : `${word} `;
}

function inColumns(words: readonly string[], columns: number): string {
  const width = Math.max(...words.map(displayWidth)) + gap.length;
  const inRow = Math.max(1, Math.floor(columns / width));
  const rows = words.flatMap((_word, index) => (index % inRow === 0 ? [words.slice(index, index + inRow)] : []));
  return rows
    .map((row) =>
      row
        .map((word) => padTo(word, width))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
