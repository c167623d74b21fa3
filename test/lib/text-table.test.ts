import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/lib/display-width.ts';
import { type TextTable, textTable } from '../../src/lib/text-table.ts';

function drawn(table: TextTable, width?: number): readonly string[] {
  return textTable(table, width).map(({ text }) => text);
}

const operators: TextTable = {
  columns: [{ title: 'Operator' }, { title: 'SMS', align: 'right' }, { title: 'Status' }],
  rows: [
    ['MTS', '7', 'accepted'],
    ['日本', '1000', 'waits for a decision of the operator'],
  ],
};

describe('a table of text', () => {
  it('aligns its columns, numbers at their ends', () => {
    expect(drawn(operators)).toEqual([
      'Operator   SMS  Status',
      'MTS          7  accepted',
      '日本      1000  waits for a decision of the operator',
    ]);
  });

  it('tells its headings from its rows', () => {
    expect(textTable(operators).map(({ isHead }) => isHead)).toEqual([true, false, false]);
  });

  it('wraps its last column where it is too wide', () => {
    expect(drawn(operators, 40)).toEqual([
      'Operator   SMS  Status',
      'MTS          7  accepted',
      '日本      1000  waits for a decision of',
      '                the operator',
    ]);
  });

  it('wraps a last column of numbers at its right side', () => {
    const table: TextTable = {
      columns: [{ title: 'A' }, { title: 'B', align: 'right' }],
      rows: [['x', 'eighteen 100 000 000 000']],
    };

    expect(drawn(table, 21)).toEqual(['A                   B', 'x    eighteen 100 000', '              000 000']);
  });

  it('wraps a long heading of the last column, too', () => {
    const table: TextTable = {
      columns: [{ title: 'A' }, { title: 'what became of each of them' }],
      rows: [['x', 'ok']],
    };

    expect(textTable(table, 20)).toEqual([
      { text: 'A  what became of', isHead: true },
      { text: '   each of them', isHead: true },
      { text: 'x  ok', isHead: false },
    ]);
  });

  it('writes each row below the other where no column can be that narrow', () => {
    expect(drawn(operators, 24)).toEqual([
      'MTS',
      '  SMS: 7',
      '  Status: accepted',
      '日本',
      '  SMS: 1000',
      '  Status: waits for a',
      '  decision of the',
      '  operator',
    ]);
  });

  it('leaves the heading out where there is one value only, and values that are empty', () => {
    const two: TextTable = {
      columns: [{ title: 'Command' }, { title: 'What it does' }],
      rows: [['/balance', 'money on the account']],
    };
    const empty: TextTable = { ...operators, rows: [['MTS', '', 'accepted']] };

    expect(drawn(two, 12)).toEqual(['/balance', '  money on', '  the', '  account']);
    expect(drawn(empty, 12)).toEqual(['MTS', '  Status:', '  accepted']);
  });

  it('stacks rather than letting a long word stand over the edge', () => {
    const table: TextTable = {
      columns: [{ title: 'Name' }, { title: 'Link' }],
      rows: [['a long name', 'https://example.org/a']],
    };

    expect(drawn(table, 30)).toEqual(['a long name', '  https://example.org/a']);
  });

  it('has headings only where there are no rows, and no line too many where cells are missing', () => {
    expect(drawn({ ...operators, rows: [] })).toEqual(['Operator  SMS  Status']);
    expect(drawn({ ...operators, rows: [['MTS']] })).toEqual(['Operator  SMS  Status', 'MTS']);
  });
});

const cell = fc
  .array(fc.string({ unit: fc.constantFrom('a', 'Z', 'я', '日', '🚀', '7', '.'), maxLength: 9 }), { maxLength: 5 })
  .map((words) => words.join(' ').trim());

const anyTable: fc.Arbitrary<TextTable> = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc.record({
    columns: fc.array(fc.record({ title: cell, align: fc.constantFrom('left' as const, 'right' as const) }), {
      minLength: count,
      maxLength: count,
    }),
    rows: fc.array(fc.array(cell, { minLength: count, maxLength: count }), { maxLength: 5 }),
  }),
);

function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '');
}

/** Whether the letters stand in the text in this order, whatever is between them. */
function holds(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

describe('any table', () => {
  it('has the text of every cell in it, row after row', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 4, max: 120 }), (table, width) => {
        const lines = drawn(table, width);
        const words = lines.join(' ');
        const all = table.rows.flat().flatMap((content) => content.split(' '));

        for (const word of all) expect(words).toContain(word);
        expect(holds(lines.join(''), withoutSpaces(table.rows.map((row) => row[0]).join('')))).toBe(true);
      }),
    );
  });

  it('has no line wider than the screen but for a single word', () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 4, max: 120 }), (table, width) => {
        const tooWide = drawn(table, width).filter((line) => displayWidth(line) > width);

        expect(tooWide.filter((line) => line.trim().includes(' '))).toEqual([]);
      }),
    );
  });

  it('begins each column at one place, or ends it there where it holds numbers', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const widths = table.columns.map(({ title }, index) =>
          Math.max(displayWidth(title), ...table.rows.map((row) => displayWidth(row[index] ?? ''))),
        );
        const lines = drawn(table);
        for (const [number, row] of [table.columns.map(({ title }) => title), ...table.rows].entries()) {
          const parts = row.map((content, index) => {
            const space = ' '.repeat((widths[index] ?? 0) - displayWidth(content));
            return table.columns[index]?.align === 'right' ? space + content : content + space;
          });
          expect(lines[number]).toBe(parts.join('  ').trimEnd());
        }
      }),
    );
  });
});
