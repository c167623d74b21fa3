import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/adapters/terminal/render.ts';
import { colourStyle, plainStyle } from '../../../src/adapters/terminal/style.ts';
import {
  type Block,
  bars,
  code,
  file,
  items,
  note,
  quote,
  type Reply,
  strong,
  table,
  text,
} from '../../../src/bot/reply.ts';
import { displayWidth, longestWord } from '../../../src/lib/display-width.ts';
import { harmless } from '../../../src/lib/harmless.ts';

const hostile = fc.constantFrom(
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u009b31m',
  'a\rb',
  '\t',
  '\u0008\u0008',
  '\u202etxt',
  '\u2066x\u2069',
  '\u200fx',
  'a\u2028b',
  '\u0000',
);
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.string({ unit: fc.constantFrom('a', 'Z', 'я', '日', '🚀', '7', '.', '<'), maxLength: 12 }),
  },
  { weight: 1, arbitrary: hostile },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme-composite', maxLength: 3 }) },
);
const data = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const lines = fc.array(data, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));
const tone = fc.constantFrom('good' as const, 'warning' as const, 'bad' as const);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.array(fc.oneof(data, data.map(strong), data.map(code)), { maxLength: 4 }).map((spans) => text(...spans)),
  fc
    .array(fc.record({ label: data, value: data, tone }, { requiredKeys: ['label', 'value'] }), { maxLength: 4 })
    .map((fields) => ({ kind: 'fields', fields }) as const),
  fc
    .integer({ min: 1, max: 4 })
    .chain((count) =>
      fc.tuple(
        fc.array(fc.record({ title: data, align: fc.constantFrom('left' as const, 'right' as const) }), {
          minLength: count,
          maxLength: count,
        }),
        fc.array(fc.array(data, { minLength: count, maxLength: count }), { maxLength: 3 }),
      ),
    )
    .map(([columns, rows]) => table(columns, rows)),
  fc
    .array(
      fc.record(
        { title: data, facts: fc.array(data, { maxLength: 4 }), text: lines, tone },
        { requiredKeys: ['title', 'facts'] },
      ),
      { maxLength: 3 },
    )
    .map(items),
  fc.array(fc.record({ label: data, value: fc.nat(), shown: data }), { maxLength: 4 }).map(bars),
  lines.map(quote),
  fc.tuple(data, fc.option(tone, { nil: undefined })).map(([content, how]) => note(content, how)),
  fc.constant(file('a.csv', 'text/csv', 'not shown')),
);

const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    summary: data,
    blocks: fc.array(block, { maxLength: 5 }),
    buttons: fc.array(fc.record({ label: data, command: fc.constant('/x') }), { maxLength: 12 }),
  },
  { requiredKeys: ['summary', 'blocks'] },
);

const rendition = new RegExp(String.raw`\u001b\[\d+m`, 'g');
const anyColumns = fc.integer({ min: 12, max: 120 });
/** The widest that stands before a line's words: `[10] `. */
const widestMark = 5;

/** All texts that must be seen; headings of a table stand there only while its rows are lines. */
function textsOf({ blocks, buttons = [] }: Reply): readonly string[] {
  const inBlocks = blocks.flatMap((one): readonly string[] => {
    switch (one.kind) {
      case 'text':
        return [one.spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')];
      case 'fields':
        return one.fields.flatMap(({ label, value }) => [label, value]);
      case 'table':
        return one.rows.flat();
      case 'items':
        return one.items.flatMap(({ title, facts, text: body = '' }) => [title, ...facts, ...body.split('\n')]);
      case 'bars':
        return one.bars.flatMap(({ label, shown }) => [label, shown]);
      case 'quote':
        return one.text.split('\n');
      case 'note':
        return [one.text];
      case 'file':
        return [];
    }
  });
  return [...inBlocks, ...buttons.map(({ label }) => label)];
}

function squeezed(content: string): string {
  return content.replaceAll(/\s/gu, '');
}

describe('any reply in the terminal', () => {
  it('shows every text of it, at every width', () => {
    fc.assert(
      fc.property(anyReply, fc.option(anyColumns, { nil: undefined }), (reply, columns) => {
        const shown = squeezed(renderReply(reply, { style: plainStyle, columns }));

        for (const one of textsOf(reply)) expect(shown).toContain(squeezed(harmless(one)));
      }),
    );
  });

  it('lets no control character out, in plain style not one', () => {
    fc.assert(
      fc.property(anyReply, fc.option(anyColumns, { nil: undefined }), (reply, columns) => {
        const shown = renderReply(reply, { style: plainStyle, columns });

        expect(shown.replaceAll('\n', '')).not.toMatch(
          /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u,
        );
      }),
    );
  });

  it('has no line wider than the screen but for a single word and what is quoted', () => {
    fc.assert(
      fc.property(anyReply, anyColumns, (reply, columns) => {
        const blocks = reply.blocks.filter(({ kind }) => kind !== 'quote');
        const shown = renderReply({ ...reply, blocks }, { style: plainStyle, columns });

        const tooWide = shown.split('\n').filter((line) => displayWidth(line) > columns);

        expect(tooWide.filter((line) => longestWord(line) <= columns - widestMark)).toEqual([]);
      }),
    );
  });

  it('has the same words in colour, and nothing but renditions besides', () => {
    fc.assert(
      fc.property(anyReply, fc.option(anyColumns, { nil: undefined }), (reply, columns) => {
        const coloured = renderReply(reply, { style: colourStyle, columns });
        const bare = coloured.replaceAll(rendition, '');

        expect(bare).toBe(renderReply(reply, { style: plainStyle, columns }));
      }),
    );
  });
});
