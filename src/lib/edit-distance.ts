/**
 * How many letters must be put in, taken out, changed or swapped with their neighbour to make one word of another
 * (optimal string alignment).
 */
export function editDistance(from: string, to: string): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const best = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      current.push(swapped ? Math.min(best, at(twoBack, column - 2) + 1) : best);
    }
    twoBack = previous;
    previous = current;
  }
  return at(previous, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** The words nearest to a mistyped one, nearest first; those that differ in more than a third of their letters are left out. */
export function nearest(mistyped: string, words: readonly string[], most = 3): string[] {
  return words
    .filter((word) => Math.abs(word.length - mistyped.length) <= allowed(mistyped, word))
    .map((word) => ({ word, distance: editDistance(mistyped, word) }))
    .filter(({ word, distance }) => distance <= allowed(mistyped, word))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ word }) => word);
}

/** A word of one or two letters resembles everything, so nothing is guessed from it. */
function allowed(mistyped: string, word: string): number {
  if (Math.min(word.length, mistyped.length) < 3) return word === mistyped ? 0 : -1;
  return Math.max(1, Math.floor(Math.max(word.length, mistyped.length) / 3));
}
