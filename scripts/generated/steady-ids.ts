import type { Audit } from '../../src/bot/audit/audit.ts';
import { referenceNumber } from '../../src/lib/reference.ts';

const names = ['h4w8tc', 'p3xn6d', 'r9vb5k', 'z2gm7f', 'c8ty4w', 'k5hd3q', 'm6pw9x', 't7fn2z'];

/**
 * Puts ids of events that are always the same, in the order in which they are met, in place of those that are made up
 * anew each time. The one in examples stays.
 */
export function createSteadyIds(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text.replaceAll(/\be-(?!7kq2m9)[a-z\d]{6}\b/g, (id) => {
      const steady = known.get(id) ?? `e-${nameOf(known.size)}`;
      known.set(id, steady);
      return steady;
    });
}

/** The same for the references that an audit log holds so far, also where they stand as a number. */
export async function createSteadyReferences(audit: Audit): Promise<(text: string) => string> {
  const records = await audit.list({ limit: 100 });
  const known = [...new Set(records.toReversed().flatMap(({ reference }) => reference ?? []))];
  const steady = known.flatMap(
    (reference, index) =>
      [
        [reference, nameOf(index)],
        [String(referenceNumber(reference)), String(referenceNumber(nameOf(index)))],
      ] as const,
  );
  return (text) => steady.reduce((written, [own, other]) => written.replaceAll(own, other), text);
}

function nameOf(index: number): string {
  return names[index] ?? String(index).padStart(6, '2');
}
