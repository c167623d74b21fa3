const names = ['h4w8tc', 'p3xn6d', 'r9vb5k', 'z2gm7f', 'c8ty4w', 'k5hd3q', 'm6pw9x', 't7fn2z'];

/**
 * Puts ids of events that are always the same, in the order in which they are met, in place of those that are made up
 * anew each time. The one in examples stays.
 */
export function createSteadyIds(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text.replaceAll(/\be-(?!7kq2m9)[a-z\d]{6}\b/g, (id) => {
      const steady = known.get(id) ?? `e-${names[known.size] ?? String(known.size).padStart(6, '2')}`;
      known.set(id, steady);
      return steady;
    });
}
