import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/adapters/telegram/render.ts';
import { injections } from '../../support/injections.ts';

function labels(...shown: readonly string[]): string[][] {
  const buttons = shown.map((label, index) => ({ label, command: `/c ${index}` }));
  return renderReply({ summary: 's', blocks: [], buttons }).buttons.map((row) => row.map(({ label }) => label));
}

const digits = ['1', '2', '3', '4', '5', '6', '7'];

describe('a keyboard', () => {
  it('has no rows without buttons', () => {
    expect(renderReply({ summary: 's', blocks: [] }).buttons).toEqual([]);
  });

  it('leaves out buttons that open a form', () => {
    const form = { label: 'Fill in a form', command: '/x', form: true } as const;
    const again = { label: 'Again', command: '/y' };

    expect(renderReply({ summary: 's', blocks: [], buttons: [form, again] }).buttons).toEqual([[again]]);
  });

  it('has as many buttons in a row as a phone has room for', () => {
    expect(labels('◀', '▶', 'CSV')).toEqual([['◀', '▶', 'CSV']]);
    expect(labels('Еженедельные новинки', 'Опрос (черновик)', 'x')).toEqual([
      ['Еженедельные новинки'],
      ['Опрос (черновик)', 'x'],
    ]);
    expect(labels(...digits, '8', '9').map((row) => row.length)).toEqual([8, 1]);
  });

  it('keeps the arrows side by side', () => {
    expect(labels(...digits, '◀', '▶')).toEqual([digits, ['◀', '▶']]);
    expect(labels('a'.repeat(29), '◀', '▶')).toEqual([['a'.repeat(29)], ['◀', '▶']]);
  });

  it('keeps the command as it is and gives a button without a label one', () => {
    const buttons = [
      { label: ' \u200b', command: '/balance' },
      { label: '', command: '\n' },
    ];

    expect(renderReply({ summary: 's', blocks: [], buttons }).buttons).toEqual([
      [
        { label: '/balance', command: '/balance' },
        { label: '…', command: '\n' },
      ],
    ]);
  });

  it('has at most a hundred buttons', () => {
    expect(labels(...Array.from({ length: 150 }, String)).flat()).toHaveLength(100);
  });

  it('cuts a long label between characters', () => {
    expect(labels('👩‍👩‍👧‍👦'.repeat(20))).toEqual([[`${'👩‍👩‍👧‍👦'.repeat(5)}…`]]);
    expect(labels('a'.repeat(64), 'b'.repeat(65))).toEqual([['a'.repeat(64)], [`${'b'.repeat(63)}…`]]);
  });

  it('keeps its limits with any labels', () => {
    const label = fc.oneof(
      fc.constantFrom(...injections, '◀', '▶', 'CSV'),
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      fc.string({ unit: 'binary', maxLength: 90 }),
    );
    fc.assert(
      fc.property(fc.array(label, { maxLength: 120 }), (shown) => {
        const rows = labels(...shown);

        expect(rows.flat()).toHaveLength(Math.min(100, shown.length));
        for (const row of rows) {
          expect(row.length).toBeGreaterThan(0);
          expect(row.length).toBeLessThanOrEqual(8);
        }
        for (const one of rows.flat()) {
          expect(one).not.toBe('');
          expect(one).toBe(one.trim());
          expect(one.length).toBeLessThanOrEqual(64);
          expect(one.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
