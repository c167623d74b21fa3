import { describe, expect, it } from 'vitest';
import { renderHome, renderReply } from '../../../src/adapters/slack/render.ts';
import {
  type Block,
  bars,
  code,
  fields,
  file,
  items,
  note,
  quote,
  strong,
  table,
  text,
} from '../../../src/bot/reply.ts';
import { drawn, drawnBlocks } from '../../support/slack-drawn.ts';
import { plainRendering } from '../../support/slack-rendering.ts';
import { assertHome } from '../../support/slack-rules.ts';

function shown(...blocks: readonly Block[]): string {
  return renderReply({ summary: 's', blocks }, plainRendering).messages.map(drawn).join('\n===\n');
}

function home(...blocks: readonly Block[]): string {
  return drawnBlocks(assertHome(renderHome({ summary: 's', blocks }, plainRendering)));
}

describe('words', () => {
  it('are set off where the structure says so, never where the data does', () => {
    expect(shown(text('a ', strong('b'), ' ', code('/c'), ' *d* <!here>'))).toBe('a <b>b</b> <c>/c</c> *d* <!here>');
  });

  it('stand one below the other as label and value, with a mark for their tone', () => {
    const shownFields = shown(
      fields([
        ['Balance', '1 871,62 ₽'],
        ['Moderation', 'rejected', 'bad'],
        ['Empty', ''],
        ['', 'no label'],
      ]),
    );

    expect(shownFields).toBe('<b>Balance:</b> 1 871,62 ₽\n<b>Moderation:</b> ❌ rejected\n<b>Empty</b>\nno label');
  });

  it('are small print, or a banner with a mark where a tone is given', () => {
    expect(shown(note('STALE', 'warning'), note('no', 'bad'), note('yes', 'good'), note('just now'))).toBe(
      '<b>⚠️ STALE</b>\n<b>❌ no</b>\n<b>✅ yes</b>\n---\n<small>just now</small>',
    );
  });

  it('share a block with their own kind and with text in a fixed pitch', () => {
    expect(shown(text('a'), text('b'), fields([['c', 'd']]), quote('e'), text('f'))).toBe(
      'a\nb\n---\n<b>c:</b> d\n<pre>e</pre>\nf',
    );
  });

  it('lose control characters and halves of characters, and nothing else', () => {
    expect(shown(text('a\u0000b\u202ec\ud83dd\r\ne'))).toBe('a\ufffdb\ufffdc\ufffdd e');
  });

  it('are the summary where there is nothing else to read', () => {
    const reply = { summary: 'Nothing new', blocks: [text(' '), file('a.csv', 'text/csv', 'x'), quote('\n')] };
    const { messages, files } = renderReply(reply, plainRendering);

    expect(messages.map(drawn)).toEqual(['Nothing new']);
    expect(files.map(({ name }) => name)).toEqual(['a.csv']);
    expect(renderReply({ summary: '', blocks: [] }, plainRendering).messages.map(drawn)).toEqual(['…']);
  });
});

describe('items', () => {
  it('that are short stand close', () => {
    const list = items([
      { title: 'my_shop', facts: ['accepted', ''] },
      { title: '', facts: ['a fact'] },
    ]);

    expect(shown(list)).toBe('<b>my_shop</b> · accepted\na fact');
  });

  it('that are long stand apart, with their text as a quote', () => {
    const list = items([
      { title: '7999', facts: ['12:00'], text: 'one\n\n\ntwo\n' },
      { title: '7998', facts: [] },
    ]);

    expect(shown(list)).toBe('<b>7999</b> · 12:00\n<q>one\n\ntwo</q>\n---\n<b>7998</b>');
  });
});

function columnsOf([first = []]: readonly (readonly string[])[]): { title: string }[] {
  return first.map(() => ({ title: 'a' }));
}

describe('tables', () => {
  const prices = table([{ title: 'No.', align: 'right' }, { title: 'Where' }], [['1', 'МТС'], ['10']]);

  it("are Slack's own, without empty cells, and say how they are aligned", () => {
    const { messages } = renderReply({ summary: 's', blocks: [text('a'), prices, note('b')] }, plainRendering);

    expect(messages.map(drawn)).toEqual(['a\n---\n|No.|Where|\n|1|МТС|\n|10|–|\n---\n<small>b</small>']);
    expect(messages[0]?.blocks[1]).toHaveProperty('column_settings', [
      { align: 'right', is_wrapped: true },
      { align: 'left', is_wrapped: true },
    ]);
  });

  it('are in a fixed pitch where there are two of them, and in the Home tab', () => {
    const fixed = '<pre>No.  Where\n  1  МТС\n 10</pre>';

    expect(shown(prices, prices)).toBe(`${fixed}\n${fixed}`);
    expect(home(prices)).toBe(fixed);
  });

  it.each([
    ['too many rows', Array.from({ length: 100 }, () => ['1'])],
    ['too many cells', Array.from({ length: 60 }, () => ['1', '2', '3', '4'])],
    ['too much text', [['word '.repeat(600)]]],
    ['too much of what has to be escaped', [['&'.repeat(800)]]],
  ])('are in a fixed pitch with %s', (_name, rows) => {
    expect(shown(table(columnsOf(rows), rows))).toMatch(/^<pre>a\b/);
  });

  it('are in a fixed pitch with too many columns', () => {
    const row = Array.from({ length: 21 }, () => 'x');

    expect(
      shown(
        table(
          row.map((title) => ({ title })),
          [row],
        ),
      ),
    ).toMatch(/^<pre>x\n {2}x: x\n/);
  });

  it('of the largest size are still their own', () => {
    const rows = Array.from({ length: 99 }, (_row, index) => [`${index}`]);

    expect(shown(table([{ title: 'a' }], rows))).toMatch(/^\|a\|\n\|0\|\n/);
  });
});

describe('amounts', () => {
  const list = [
    { label: '20.11', value: 4, shown: '4 ₽' },
    { label: '21.11', value: 2, shown: '2 ₽' },
  ];
  const block = bars(list, { title: 'Spent', as: 'columns' });

  it('are bars of characters, or words where there is no room for bars', () => {
    const long = 'x'.repeat(40);

    expect(shown(bars(list))).toBe('<pre>20.11  ████████████ 4 ₽\n21.11  ██████ 2 ₽</pre>');
    expect(shown(bars([{ label: long, value: 1, shown: '1' }]))).toBe(`<b>${long}:</b> 1`);
  });

  it('are bars of characters where no pictures can be sent, under the title of a level', () => {
    expect(shown(block)).toBe('<pre>20.11  ████████████ 4 ₽\n21.11  ██████ 2 ₽</pre>');
    expect(shown(bars(list, { title: 'Balance', as: 'line' }))).toBe(
      'Balance\n<pre>20.11  ████████████ 4 ₽\n21.11  ██████ 2 ₽</pre>',
    );
    expect(home(block)).toBe(shown(block));
  });

  it('are pictures where these can be sent, and then not in the messages', () => {
    const { messages, charts } = renderReply(
      { summary: 's', blocks: [text('a'), block, bars(list)] },
      { ...plainRendering, pictures: true },
    );

    expect(charts).toEqual([block]);
    expect(messages.map(drawn)).toEqual(['a\n<pre>20.11  ████████████ 4 ₽\n21.11  ██████ 2 ₽</pre>']);
  });
});

describe('the Home tab', () => {
  it('has buttons, and says where it is too long', () => {
    const buttons = [{ label: 'Balance', id: 'b1' }];
    const list = Array.from({ length: 120 }, (_item, index) => ({ title: `t${index}`, facts: [], text: 'x' }));
    const blocks = assertHome(renderHome({ summary: 's', blocks: [items(list)] }, { ...plainRendering, buttons }));

    expect(drawnBlocks(blocks)).toMatch(
      /^<b>t0<\/b>\n<q>x<\/q>\n[^]*\n---\n<small>There is more.<\/small>\n---\n\[Balance\]$/,
    );
  });
});
