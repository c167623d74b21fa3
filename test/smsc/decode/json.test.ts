import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, rowsOf } from '../../../src/smsc/decode/json.ts';
import type { Row } from '../../../src/smsc/operation.ts';

const list = { shape: 'list' } as const;
const one = { shape: 'one' } as const;

/** The value of a text that is expected to be read. */
function valueOf(text: string): unknown {
  const parsed = parseJson(text);
  if ('why' in parsed) throw new Error(parsed.why);
  return parsed.value;
}

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(valueOf(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the digits of numbers that a float cannot hold', () => {
    const text = '[{"id": 12345678901234567890, "crc": -98765432109876543210, "cost": 0.12345678901234567890}]';

    expect(valueOf(text)).toEqual([
      { id: '12345678901234567890', crc: '-98765432109876543210', cost: '0.12345678901234567890' },
    ]);
  });

  it('keeps numbers that a float holds, however they are written', () => {
    expect(valueOf('{"a": 1234567890123456, "b": 100.50, "c": 1e3, "d": 0.5, "e": -7}')).toEqual({
      a: 1_234_567_890_123_456,
      b: 100.5,
      c: 1000,
      d: 0.5,
      e: -7,
    });
  });

  it('keeps the digits of a number that is too large for any float', () => {
    expect(valueOf('{"a": 1e999}')).toEqual({ a: '1e999' });
  });

  it('leaves long digits in texts alone', () => {
    expect(valueOf('{"int_id": "12345678901234567890", "message": "id: 12345678901234567890"}')).toEqual({
      int_id: '12345678901234567890',
      message: 'id: 12345678901234567890',
    });
  });

  it.each(['{"__proto__": {"admin": true}, "id": 1}', '{"__proto__": {"admin": true}, "id": 12345678901234567890}'])(
    'keeps names of the language as data: %s',
    (text) => {
      const value = valueOf(text) as object;

      expect(Object.keys(value)).toEqual(['__proto__', 'id']);
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      expect('admin' in value).toBe(false);
    },
  );

  it.each(['', '[', '{"a": 1', "{'a': 1}", '[1] and more', '<html></html>', 'ERROR', '[1,]'])('refuses %j', (text) => {
    expect(parseJson(text)).toEqual({ why: 'no JSON' });
  });

  it.each([
    '['.repeat(40) + ']'.repeat(40),
    '{"a":'.repeat(40) + '1' + '}'.repeat(40),
    '[1,'.repeat(40) + '1' + ']'.repeat(40),
    '[{},{"a":'.repeat(20) + '1' + '}]'.repeat(20),
    '["]]]]",'.repeat(40) + '1' + ']'.repeat(40),
  ])('refuses a nest that is deeper than any answer: %s', (text) => {
    expect(parseJson(text)).toEqual({ why: 'nested too deep' });
  });

  it('takes brackets in texts for texts, and many small structures for what they are', () => {
    const rows = Array.from({ length: 100 }, (_, id) => ({ id, tags: ['[[[{{{', [id], { of: [1] }] }));

    expect(valueOf(JSON.stringify(rows))).toEqual(rows);
  });

  it.each([
    '['.repeat(4_000_000),
    `["${'\\"'.repeat(2_000_000)}`,
    `[${'"[",'.repeat(1_000_000)}`,
    `{"a":${' '.repeat(4_000_000)}`,
    `[${','.repeat(4_000_000)}`,
    `[${', '.repeat(2_000_000)}`,
    `[${'1'.repeat(4_000_000)}`,
    `[${':-'.repeat(2_000_000)}`,
  ])('refuses four megabytes of hostile text at once', (text) => {
    const began = performance.now();

    expect(parseJson(text)).toHaveProperty('why');

    expect(performance.now() - began).toBeLessThan(700);
  });
});

describe('rowsOf', () => {
  it('takes a list of records, one record, an empty list and an empty record for a list', () => {
    expect(rowsOf([{ id: 1 }, { id: 2 }], list)).toEqual({ rows: [{ id: 1 }, { id: 2 }] });
    expect(rowsOf({ id: 1 }, list)).toEqual({ rows: [{ id: 1 }] });
    expect(rowsOf([], list)).toEqual({ rows: [] });
    expect(rowsOf({}, list)).toEqual({ rows: [] });
  });

  it('takes one record, also in a list, where one is expected', () => {
    expect(rowsOf({ id: 1 }, one)).toEqual({ rows: [{ id: 1 }] });
    expect(rowsOf([{ id: 1 }], one)).toEqual({ rows: [{ id: 1 }] });
  });

  it.each([[[]], [{}], [[{ id: 1 }, { id: 2 }]]])('takes nothing else for one record: %j', (value) => {
    expect(rowsOf(value, one)).toHaveProperty('why');
  });

  it.each([[null], [5], ['text'], [true], [[1]], [[null]], [[[]]], [[{ id: 1 }, 'text']]])(
    'takes %j for no records',
    (value) => {
      expect(rowsOf(value, list)).toHaveProperty('why');
      expect(rowsOf(value, one)).toHaveProperty('why');
    },
  );

  it('asks an operation that has a form of its own', () => {
    expect(rowsOf('mine', { shape: 'one', json: own })).toEqual({ rows: [{ id: 1 }] });
    expect(rowsOf('other', { shape: 'one', json: own })).toHaveProperty('why');
  });

  it('refuses what such a form stumbles over', () => {
    expect(rowsOf(null, { shape: 'list', json: stumbling })).toHaveProperty('why');
  });
});

function own(value: unknown): readonly Row[] | undefined {
  return value === 'mine' ? [{ id: 1 }] : undefined;
}

function stumbling(value: unknown): readonly Row[] {
  return (value as { readonly rows: readonly Row[] }).rows.slice();
}
