import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/adapters/telegram/render.ts';
import {
  type BarsBlock,
  type Block,
  bars,
  code,
  type Field,
  fields,
  file,
  items,
  note,
  quote,
  strong,
  table,
  text,
} from '../../../src/bot/reply.ts';
import { drawn } from '../../support/telegram-drawn.ts';
import { assertSendable } from '../../support/telegram-rules.ts';

/** What is shown of blocks that fit into one message. */
function shown(...blocks: readonly Block[]): string {
  const { messages } = renderReply({ summary: 'summary', blocks });
  for (const message of messages) assertSendable(message);
  expect(messages).toHaveLength(1);
  return messages.map(drawn).join('\n=====\n');
}

describe('paragraphs, labels and notes', () => {
  it('set off what is strong and what is to be typed', () => {
    expect(shown(text('Try ', code('/balance'), ' or ', strong('ask'), '.'))).toBe(
      'Try <c>/balance</c> or <b>ask</b>.',
    );
  });

  it('leave spaces out of what is set off', () => {
    expect(shown(text('a', strong(' b '), 'c', strong(' '), code(' d')))).toBe('a <b>b</b> c  <c>d</c>');
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

  it('stand under their heading, apart from what is above it', () => {
    const listed: readonly Field[] = [
      { label: 'Money', value: '', heads: true },
      { label: 'Balance', value: '1' },
      { label: 'People', value: '', heads: true },
      { label: 'Role', value: 'admin' },
    ];

    expect(shown({ kind: 'fields', fields: listed })).toBe(
      '<b>Money</b>\n<b>Balance:</b> 1\n\n<b>People</b>\n<b>Role:</b> admin',
    );
  });

  it('have a label in code that is to be typed', () => {
    const typed = { label: '/sender list', value: 'names, see /help', typed: true } as const;

    expect(shown({ kind: 'fields', fields: [typed] })).toBe('<c>/sender list</c> – names, see <c>/help</c>');
  });

  it('are small print, or a banner with a mark where a tone is given', () => {
    expect(shown(note('STALE', 'warning'), note('no', 'bad'), note('yes', 'good'), note('just now'))).toBe(
      '<b>⚠️ STALE</b>\n<b>❌ no</b>\n<b>✅ yes</b>\n<i>just now</i>',
    );
  });

  it('stand apart from other kinds, and next to text in a fixed pitch without an empty line', () => {
    expect(shown(text('a'), text('b'), note('c'), quote('d'), note('e'))).toBe(
      'a\nb\n\n<i>c</i>\n<pre>d</pre>\n<i>e</i>',
    );
  });

  it('do not draw the tone of the whole reply', () => {
    const { messages } = renderReply({ summary: 's', tone: 'bad', blocks: [text('a')] });

    expect(messages.map(drawn)).toEqual(['a']);
  });
});

describe('data', () => {
  it('that Telegram would make clickable is set in code', () => {
    expect(shown(text('Ask @admin, see evil.com/x.'), note('call +79991234567'))).toBe(
      'Ask <c>@admin</c>, see <c>evil.com/x</c>.\n\n<i>call</i> <c>+79991234567</c>',
    );
  });

  it('is looked at as it stands in the line, not span by span', () => {
    expect(shown(text('/bal', strong('ance'), ' evil', '.com'))).toBe('<c>/balance</c> <c>evil.com</c>');
  });

  it('loses control characters and halves of characters, and nothing else', () => {
    expect(shown(text('a\u0000b\u202ec\ud83dd\r\ne\u030af'))).toBe(
      'a\ufffdb\ufffdc\ufffdd e\u030af'.replace('\u030a', ''),
    );
  });

  it('is left out where nothing of it can be seen, and not where a control character is shown as a mark', () => {
    const hidden = '\u000b\u200b';

    expect(shown(fields([[hidden, '1']]), note(hidden), items([{ title: 'a', facts: [hidden] }]))).toBe(
      '<b>\ufffd\u200b:</b> 1\n\n<i>\ufffd\u200b</i>\n\n<b>a</b> · \ufffd\u200b',
    );
    expect(shown(fields([['\u030a', '1']]), note('\u030a\u200b'), items([{ title: 'a', facts: ['\u0333'] }]))).toBe(
      '1\n\n<b>a</b>',
    );
  });

  it('keeps its rings where a letter has one', () => {
    expect(shown(text('A\u030angstro\u0308m'))).toBe('Ångstro\u0308m');
  });
});

describe('tables', () => {
  it('are aligned while they are narrow', () => {
    const prices = table(
      [{ title: 'No.', align: 'right' }, { title: 'Where' }],
      [
        ['1', 'МТС'],
        ['10', 'Tele2'],
      ],
    );

    expect(shown(prices)).toBe('<pre>No.  Where\n  1  МТС\n 10  Tele2</pre>');
  });

  it('keep the spaces before the first heading, which Telegram would take away', () => {
    const { messages } = renderReply({
      summary: 's',
      blocks: [table([{ title: 'N', align: 'right' }, { title: 'X' }], [['100', 'a']])],
    });

    expect(messages[0]?.text).toBe('\u00a0 N  X\n100  a');
  });

  it('are aligned up to 60 columns when every cell is short', () => {
    const row = ['1234567890', '1234567890', '1234567890', '1234567890'];

    expect(
      shown(
        table(
          row.map((title) => ({ title })),
          [row],
        ),
      ),
    ).toBe(`<pre>${row.join('  ')}\n${row.join('  ')}</pre>`);
  });

  it('are stacked where a phone would break their lines', () => {
    const statuses = table(
      [{ title: 'Operator' }, { title: 'Status' }],
      [
        ['МегаФон, замена на общее имя', '✓ допущено оператором'],
        ['МТС', '! нужны документы'],
      ],
    );

    expect(shown(statuses)).toBe(
      '<pre>МегаФон, замена на общее имя\n  ✓ допущено оператором\nМТС\n  ! нужны документы</pre>',
    );
  });

  it('have no line wider than a phone, even with words that are', () => {
    const { messages } = renderReply({
      summary: 's',
      blocks: [table([{ title: 'a' }, { title: 'b' }], [['x'.repeat(100), 'y'.repeat(100)]])],
    });

    expect(Math.max(...(messages[0]?.text ?? '').split('\n').map((line) => line.length))).toBe(40);
  });
});

describe('items', () => {
  it('are a title with facts, and apart from each other with their texts', () => {
    const list = items([
      { title: '12:00', facts: ['79991234567', 'delivered'], text: 'Your code is 1' },
      { title: '12:01', facts: [], text: 'one\n\n\ntwo' },
    ]);

    expect(shown(list)).toBe(
      '<b>12:00</b> · <c>79991234567</c> · delivered\n<q>Your code is 1</q>\n\n<b>12:01</b>\n<q>one\n\ntwo</q>',
    );
  });

  it('stand close together when they are short', () => {
    expect(
      shown(
        items([
          { title: 'a', facts: ['1'] },
          { title: 'b', facts: ['', '2'] },
        ]),
      ),
    ).toBe('<b>a</b> · 1\n<b>b</b> · 2');
  });

  it.each([
    ['of many lines', 'a\nb\nc\nd'],
    ['of many words', 'word '.repeat(50).trim()],
  ])('have a text %s folded', (_name, long) => {
    expect(shown(items([{ title: 't', facts: [], text: long }]))).toBe(`<b>t</b>\n<Q>${long}</Q>`);
  });
});

describe('bars', () => {
  const amounts = bars([
    { label: 'a', value: 10, shown: '10' },
    { label: 'bb', value: 5, shown: '5' },
  ]);
  const picture: BarsBlock = { ...amounts, picture: { title: 'Clicks', as: 'columns' } };

  it('are of characters, twelve columns at most', () => {
    expect(shown(amounts)).toBe('<pre>a   ████████████ 10\nbb  ██████ 5</pre>');
  });

  it('are labels and values where there is no room', () => {
    expect(shown(bars([{ label: 'a'.repeat(35), value: 1, shown: '1' }]))).toBe(`<b>${'a'.repeat(35)}:</b> 1`);
  });

  it('are left to a picture where there is to be one', () => {
    const { messages, charts } = renderReply({ summary: 'summary', blocks: [text('a'), picture, amounts, text('b')] });

    expect(charts).toEqual([picture]);
    expect(messages.map(drawn)).toEqual(['a\n<pre>a   ████████████ 10\nbb  ██████ 5</pre>\nb']);
  });
});

describe('a reply', () => {
  const csv = file('a.csv', 'text/csv', 'a;b');

  it('shows its summary when there is nothing else to read', () => {
    const { messages, files } = renderReply({ summary: 'rows 3 @all', blocks: [csv, text(' '), note('')] });

    expect(messages.map(drawn)).toEqual(['rows 3 <c>@all</c>']);
    expect(files).toEqual([csv]);
  });

  it('is never blank', () => {
    expect(renderReply({ summary: ' \u200b', blocks: [quote('\n'), text('\u2800')] }).messages).toEqual([
      { text: '…', entities: [] },
    ]);
  });

  it('is a caption while it is short enough for one', () => {
    const short = renderReply({ summary: 's', blocks: [text('a'.repeat(1024))] });
    const long = renderReply({ summary: 's', blocks: [text('a'.repeat(1025))] });

    expect(short.caption).toEqual(short.messages[0]);
    expect(long.caption).toBeUndefined();
  });

  it('keeps spaces of a quote, so that its mark points at the right place', () => {
    expect(shown(quote('/balance now\n         ^^^'))).toBe('<pre>/balance now\n         ^^^</pre>');
  });
});
