import { describe, expect, it } from 'vitest';
import { isShallow } from '../../src/adapters/nesting.ts';

/** A value nested in so many lists or objects. */
function nested(levels: number, kind: 'lists' | 'objects'): unknown {
  const [open, close] = kind === 'lists' ? ['[', ']'] : ['{"a":', '}'];
  return JSON.parse(`${open.repeat(levels)}1${close.repeat(levels)}`);
}

describe.each(['lists', 'objects'] as const)('what is nested in %s', (kind) => {
  it('is told from what nobody would deliver', () => {
    expect([0, 1, 100, 101, 150_000].map((levels) => isShallow(nested(levels, kind)))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('is found wherever it stands', () => {
    expect(isShallow({ update_id: 1, message: { text: 'a', parts: [1, null, nested(150_000, kind)] } })).toBe(false);
  });
});
