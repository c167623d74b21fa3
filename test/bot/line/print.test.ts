import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, defineCommand } from '../../../src/bot/command.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import { printCommand, writeLine } from '../../../src/bot/line/print.ts';
import { count, id } from '../../../src/bot/parameters/counts.ts';
import { day } from '../../../src/bot/parameters/days.ts';
import { duration } from '../../../src/bot/parameters/durations.ts';
import { keyed, optional, type Parameters } from '../../../src/bot/parameters/parameter.ts';
import { period } from '../../../src/bot/parameters/periods.ts';
import { phone, phones } from '../../../src/bot/parameters/phones.ts';
import { choice, flag, restOfLine, word } from '../../../src/bot/parameters/words.ts';
import { readerAtNoon } from '../../support/message.ts';

const expects = { en: 'x', ru: 'x' };

function command(parameters: Parameters): Command {
  return defineCommand({
    name: 'do this',
    aliases: [],
    parameters,
    role: 'viewer',
    risk: 'read',
    summary: expects,
    examples: [],
    run: async () => ({ summary: '', blocks: [] }),
  });
}

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom('all', 'ALL', '--all', 'user:x', 'count:', '—user', "it's", '“”', '\\'),
  )
  .filter((written) => written.trim() !== '');
const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => Temporal.PlainDate.from('2000-01-01').add({ days }));
const numbers = fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }).map((digits) => `7${digits}`);

/** A command with every kind of parameter, and values for it. */
const cases: readonly (readonly [name: string, command: Command, values: fc.Arbitrary<Record<string, unknown>>])[] = [
  [
    'words, numbers, keys and flags',
    command({
      name: word('NAME', expects),
      kind: optional(choice('KIND', ['one', 'two'])),
      count: optional(keyed(count('N', 1, 1000))),
      after: optional(keyed(id('ID'))),
      user: optional(keyed(word('USER', expects))),
      all: flag(expects),
    }),
    fc.record(
      {
        name: text,
        kind: fc.constantFrom('one', 'two'),
        count: fc.integer({ min: 1, max: 1000 }),
        after: fc.bigInt({ min: 0n, max: 10n ** 25n }).map(String),
        user: text,
        all: fc.constant(true),
      },
      { requiredKeys: ['name'] },
    ),
  ],
  [
    'phones, days and lengths',
    command({
      phones: optional(phones('PHONE…', 100)),
      from: optional(keyed(day('DAY'))),
      within: optional(keyed(duration('LENGTH'))),
      to: optional(keyed(phone('PHONE'))),
    }),
    fc.record(
      {
        phones: fc.uniqueArray(numbers, { minLength: 1, maxLength: 10 }),
        from: dates,
        within: fc.integer({ min: 1, max: 31_000_000 }).map((seconds) => seconds * 1000),
        to: numbers,
      },
      { requiredKeys: [] },
    ),
  ],
  [
    'a period',
    command({ period: optional(period('PERIOD')), electronic: flag(expects) }),
    fc.record(
      {
        period: fc.tuple(dates, fc.nat(900)).map(([from, days]) => ({ from, to: from.add({ days }) })),
        electronic: fc.constant(true),
      },
      { requiredKeys: [] },
    ),
  ],
  [
    'the rest of the line',
    command({
      name: word('NAME', expects),
      user: optional(keyed(word('USER', expects))),
      text: restOfLine('T', expects),
    }),
    fc.record({ name: text, user: text, text }, { requiredKeys: ['name', 'text'] }),
  ],
];

describe('a printed command', () => {
  it.each(cases)('reads back to the same values: %s', (_name, printed, values) => {
    fc.assert(
      fc.property(values, (wanted) => {
        const parsed = parseLine(printCommand(printed, wanted), [printed], readerAtNoon());

        // Temporal's values have no properties to compare by, so their texts are compared.
        expect(parsed.kind === 'command' && JSON.parse(JSON.stringify(parsed.values))).toEqual(
          JSON.parse(JSON.stringify(wanted)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out what has no value', () => {
    const printed = command({ name: word('NAME', expects), user: optional(keyed(word('USER', expects))) });

    expect(printCommand(printed, { name: 'my shop', user: undefined })).toBe('/do this "my shop"');
  });
});

describe('a printed phone number', () => {
  const sent = command({ phone: phone('PHONE'), text: restOfLine('TEXT', expects) });

  it.each([
    ['376312345', '1', '/do this 376312345 "1"'],
    ['79991234567', '12', '/do this 79991234567 12'],
    ['79991234567', '12 apples', '/do this 79991234567 "12 apples"'],
  ])('takes nothing of what follows it: %s %s', (number, text, line) => {
    const values = { phone: number, text };

    expect(printCommand(sent, values)).toBe(line);
    expect(parseLine(line, [sent], readerAtNoon())).toMatchObject({ kind: 'command', values });
  });
});

describe('a written line', () => {
  const noted = command({
    name: optional(word('NAME', expects)),
    since: optional(keyed(day('DAY'))),
    all: flag(expects),
    text: optional(restOfLine('TEXT', expects)),
  });
  const dialled = command({ user: optional(word('USER', expects)), phones: optional(phones('PHONE…', 100)) });

  it.each([
    ['stands by place', noted, { name: 'a', text: 'b' }, '/do this a b'],
    ['goes by its name behind a gap', noted, { text: 'b' }, '/do this text:b'],
    [
      'goes by its name where a key might take it',
      noted,
      { name: 'a', since: '31', text: 'may' },
      '/do this a since:31 text:may',
    ],
    ['is set in quotes when it reads like a switch', noted, { name: 'ALL', all: '' }, '/do this "ALL" all'],
    ['goes by its name when another place is free', dialled, { phones: '79161234567' }, '/do this phones:79161234567'],
    [
      'stands as typed when nothing else can be meant',
      dialled,
      { user: 'a', phones: ' 8 (916)\n7 ' },
      '/do this a 8 (916) 7',
    ],
    [
      'is one piece when something else could be meant',
      dialled,
      { user: 'a', phones: '7 user:x' },
      '/do this a "7 user:x"',
    ],
  ])('holds values each of which %s', (_how, written, values, line) => {
    expect(writeLine(written, new Map(Object.entries(values)))).toBe(line);
  });
});
