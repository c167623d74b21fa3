import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../src/adapters/terminal/render.ts';
import { colourStyle, plainStyle } from '../../../src/adapters/terminal/style.ts';
import {
  type Block,
  bars,
  code,
  type Field,
  fields,
  items,
  note,
  quote,
  strong,
  table,
  text,
} from '../../../src/bot/reply.ts';

const plain = { style: plainStyle, columns: undefined };

function narrow(columns: number): Parameters<typeof renderReply>[1] {
  return { style: plainStyle, columns };
}

function rendered(blocks: readonly Block[], screen: Parameters<typeof renderReply>[1] = plain): string {
  return renderReply({ summary: 's', blocks }, screen);
}

describe('a reply in the terminal', () => {
  it('aligns labels and columns by what the eye sees, not by the number of characters', () => {
    const output = rendered([
      fields([
        ['Баланс', '10 ₽'],
        ['日本', 'x'],
        ['Absent', undefined],
      ]),
      table(
        [{ title: 'Оператор' }, { title: 'SMS', align: 'right' }, { title: 'Status' }],
        [
          ['МТС', '7', '✓ ok'],
          ['日本', '1000', '✗ no'],
        ],
      ),
    ]);

    expect(output).toBe(
      ['Баланс  10 ₽', '日本    x', '', 'Оператор   SMS  Status', 'МТС          7  ✓ ok', '日本      1000  ✗ no'].join(
        '\n',
      ),
    );
  });

  it('wraps the last column of a table that is wider than the screen', () => {
    const output = rendered(
      [table([{ title: 'A' }, { title: 'B' }], [['one', 'a sentence that is much too long for it']])],
      {
        style: plainStyle,
        columns: 22,
      },
    );

    expect(output.split('\n')).toEqual(['A    B', 'one  a sentence that', '     is much too long', '     for it']);
  });

  it('never breaks a line of output that is not a screen', () => {
    const long = 'word '.repeat(100).trim();

    expect(rendered([table([{ title: 'A' }], [[long]])]).split('\n')).toEqual(['A', long]);
  });

  it('leaves out buttons that open a form, and counts without them', () => {
    const form = { label: 'Fill in a form', command: '/x', form: true } as const;
    const again = { label: 'Again', command: '/y' };
    const shown = renderReply({ summary: 's', blocks: [text('a')], buttons: [form, again] }, plain);

    expect(shown).toBe('a\n[1] Again');
  });

  it('numbers the buttons', () => {
    const output = renderReply(
      { summary: 's', blocks: [text('Did you mean:')], buttons: [{ label: '/balance', command: '/balance' }] },
      plain,
    );

    expect(output).toBe('Did you mean:\n[1] /balance');
  });

  it('draws bars in proportion, to the eighth of a column', () => {
    const output = rendered([
      bars([
        { label: 'Today', value: 8, shown: '8' },
        { label: 'Вчера', value: 4, shown: '4' },
        { label: 'Month', value: 240, shown: '240' },
        { label: 'Never', value: 0, shown: '0' },
      ]),
    ]);

    expect(output.split('\n')).toEqual(['Today  █ 8', 'Вчера  ▌ 4', `Month  ${'█'.repeat(30)} 240`, 'Never  0']);
  });

  it('draws shorter bars on a narrow screen, and none where there is no room', () => {
    const block = bars([
      { label: 'Today', value: 10, shown: '10' },
      { label: 'Yesterday', value: 20, shown: '20' },
    ]);

    expect(rendered([block], narrow(24)).split('\n')).toEqual(['Today      █████ 10', 'Yesterday  ██████████ 20']);
    expect(rendered([block], narrow(19)).split('\n')).toEqual(['Today      10', 'Yesterday  20']);
  });

  it('draws values below one in proportion, too', () => {
    const output = rendered([
      bars([
        { label: 'a', value: 0.2, shown: '0.2' },
        { label: 'b', value: 0.4, shown: '0.4' },
      ]),
    ]);

    expect(output.split('\n')).toEqual([`a  ${'█'.repeat(15)} 0.2`, `b  ${'█'.repeat(30)} 0.4`]);
  });

  it('puts fields under their headings, with their values in one column', () => {
    const listed: readonly Field[] = [
      { label: 'Money on the account', value: '', heads: true },
      { label: '/balance', value: '1', typed: true },
      { label: 'People', value: '', heads: true },
      { label: 'Role', value: 'admin' },
    ];

    expect(rendered([{ kind: 'fields', fields: listed }]).split('\n')).toEqual([
      'Money on the account',
      '/balance  1',
      '',
      'People',
      'Role      admin',
    ]);
  });

  it('wraps values under their own column, and puts them below their label where that is too narrow', () => {
    const block = fields([
      ['Moderation', 'accepted by everybody who was asked'],
      ['Link', 'https://example.org/a'],
    ]);

    expect(rendered([block], narrow(30)).split('\n')).toEqual([
      'Moderation  accepted by',
      '            everybody who was',
      '            asked',
      'Link',
      '  https://example.org/a',
    ]);
    expect(rendered([block], narrow(24)).split('\n')).toEqual([
      'Moderation',
      '  accepted by everybody',
      '  who was asked',
      'Link',
      '  https://example.org/a',
    ]);
  });

  it('breaks the head of an item between its facts, and keeps the lines of an SMS', () => {
    const block = items([
      {
        title: '79991234567',
        facts: ['from MTS', '21 Nov 2026', 'my_shop'],
        text: 'Code 1234.\r\n\r\n  Tell nobody about it.',
      },
    ]);

    expect(rendered([block], narrow(26)).split('\n')).toEqual([
      '79991234567 · from MTS',
      '  21 Nov 2026 · my_shop',
      '  Code 1234.',
      '',
      '    Tell nobody about it.',
    ]);
  });

  it('wraps paragraphs, notes and labels of buttons, but nothing that is quoted', () => {
    const reply = {
      summary: 's',
      blocks: [text('one two ', strong('three four')), note('small print here'), quote('/a line as it was typed')],
      buttons: [{ label: 'a rather long label', command: '/x' }],
    };

    expect(renderReply(reply, narrow(12)).split('\n')).toEqual([
      'one two',
      'three four',
      'small print',
      'here',
      '  /a line as it was typed',
      '[1] a rather',
      '    long',
      '    label',
    ]);
  });

  it('keeps what is set off so on the next line', () => {
    const output = rendered([text('see ', code('/help me'), '.')], { style: colourStyle, columns: 9 });

    expect(output).toBe('see \u001b[36m/help\u001b[39m\n\u001b[36mme\u001b[39m.');
  });

  it('shows the summary of an answer that has nothing else', () => {
    expect(renderReply({ summary: 'done\u0007', blocks: [] }, plain)).toBe('done\ufffd');
  });

  it('draws no bar when everything is zero', () => {
    expect(rendered([bars([{ label: 'Today', value: 0, shown: '0' }])])).toBe('Today  0');
  });

  it('keeps the lines of a quote and marks it off', () => {
    expect(rendered([quote('/help x\n      ^')])).toBe('  /help x\n        ^');
  });

  it('sets pieces off with colour on a screen that has colours', () => {
    const output = rendered([text(strong('a'), code('b')), note('old'), note('down', 'bad')], {
      style: colourStyle,
      columns: 80,
    });

    expect(output).toContain('\u001b[1ma\u001b[22m');
    expect(output).toContain('\u001b[36mb\u001b[39m');
    expect(output).toContain('\u001b[2mold\u001b[22m');
    expect(output).toContain('\u001b[31m');
  });

  it('lets no data move the cursor, change colours, make lines or turn the reading direction round', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u001b[2J',
        '\u009b31m',
        'a\rb',
        'a\nb',
        '\u202etxt',
        '\u2066x\u2069',
        '\u0007',
        'a\u2028b',
        '\u0000',
      ),
    );
    fc.assert(
      fc.property(anything, (hostile) => {
        const data = `${hostile}.`;
        const output = rendered([
          text(data, strong(data), code(data)),
          fields([[data, data]]),
          table([{ title: data }], [[data]]),
          bars([{ label: data, value: 1, shown: data }]),
          note(data),
          note(data, 'bad'),
        ]);

        expect(output.split('\n')).toHaveLength(9);
        expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
      }),
    );
  });
});
