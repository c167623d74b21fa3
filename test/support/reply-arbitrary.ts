import * as fc from 'fast-check';
import { type Block, code, file, items, note, quote, type Reply, strong, table, text } from '../../src/bot/reply.ts';

const tone = fc.constantFrom('good' as const, 'warning' as const, 'bad' as const);

const typed = fc.constant(true as const);

function listOf<Of>(one: fc.Arbitrary<Of>): fc.Arbitrary<Of[]> {
  return fc.array(one, { maxLength: 5 });
}

/** Replies of every shape with these texts in them. */
export function replyOf(data: fc.Arbitrary<string>): fc.Arbitrary<Reply> {
  const lines = fc.array(data, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('\n'));
  const spans = listOf(fc.oneof(data, data.map(strong), data.map(code)));
  const field = fc.record({ label: data, value: data, tone, typed }, { requiredKeys: ['label', 'value'] });
  const item = fc.record({ title: data, facts: listOf(data), text: lines, tone }, { requiredKeys: ['title', 'facts'] });
  const bar = fc.record({ label: data, value: fc.nat(), shown: data });
  const picture = fc.constant({ title: 'picture', as: 'columns' as const });
  const cells = fc.integer({ min: 1, max: 4 }).chain((count) => {
    const row = fc.array(data, { minLength: count, maxLength: count });
    const align = fc.constantFrom('left' as const, 'right' as const);
    return fc.tuple(row, align, listOf(row));
  });
  const block: fc.Arbitrary<Block> = fc.oneof(
    spans.map((list) => text(...list)),
    listOf(field).map((fields) => ({ kind: 'fields', fields }) as const),
    cells.map(([titles, align, rows]) =>
      table(
        titles.map((title) => ({ title, align })),
        rows,
      ),
    ),
    listOf(item).map(items),
    fc.record({ kind: fc.constant('bars' as const), bars: listOf(bar), picture }, { requiredKeys: ['kind', 'bars'] }),
    lines.map(quote),
    fc.tuple(data, fc.option(tone, { nil: undefined })).map(([content, how]) => note(content, how)),
    fc.constant(file('a.csv', 'text/csv', 'not shown')),
  );
  return fc.record(
    {
      summary: data,
      blocks: fc.array(block, { maxLength: 12 }),
      buttons: listOf(fc.record({ label: data, command: data })),
      tone,
    },
    { requiredKeys: ['summary', 'blocks'] },
  );
}
