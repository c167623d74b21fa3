import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../../src/bot/command.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import { count } from '../../../src/bot/parameters/counts.ts';
import { day } from '../../../src/bot/parameters/days.ts';
import { keyed, optional } from '../../../src/bot/parameters/parameter.ts';
import { period } from '../../../src/bot/parameters/periods.ts';
import { phones } from '../../../src/bot/parameters/phones.ts';
import { misfitOf } from '../../../src/bot/parameters/spans.ts';
import { flag, word } from '../../../src/bot/parameters/words.ts';
import { attached, readerAtNoon } from '../../support/message.ts';

const expects = { en: 'x', ru: 'x' };
const common = {
  aliases: [],
  role: 'viewer',
  risk: 'read',
  summary: expects,
  examples: [],
  run: async () => ({ summary: '', blocks: [] }),
} as const;

const commands = [
  defineCommand({
    ...common,
    name: 'find',
    parameters: {
      phones: optional(phones('PHONE…', 3)),
      from: optional(keyed(day('DAY'))),
      to: optional(keyed(day('DAY'))),
      count: optional(keyed(count('N', 1, 1000))),
      all: flag(expects),
    },
    check: (values, moment, { files }) =>
      values.phones === undefined && files.length === 0 ? { parameter: 'phones' } : misfitOf(values, moment, 6),
  }),
  defineCommand({
    ...common,
    name: 'sum',
    parameters: {
      user: optional(keyed(word('USER', expects))),
      period: optional(period('PERIOD')),
      own: flag(expects),
    },
  }),
];

/** The values of a line, or the kind of its problem and the part of the line it points at. */
function read(line: string, reader = readerAtNoon()): unknown {
  const parsed = parseLine(line, commands, reader);
  if (parsed.kind === 'command') return JSON.parse(JSON.stringify(parsed.values));
  if (parsed.kind !== 'usage') return parsed.kind;
  const { problem } = parsed;
  return [problem.kind, line.slice(problem.start, problem.end)];
}

describe('a list of values', () => {
  it.each([
    ['/find 79991234567 8(999)123-45-68', { phones: ['79991234567', '79991234568'] }],
    [
      '/find 79991234567 from:yesterday 8 (999) 123-45-68',
      { phones: ['79991234567', '79991234568'], from: '2026-11-17' },
    ],
    ['/find all 79991234567', { phones: ['79991234567'], all: true }],
    ['/find phones:79991234567', { phones: ['79991234567'] }],
    ['/find phones:"79991234567, 79991234568"', { phones: ['79991234567', '79991234568'] }],
    ['/sum last month own', { period: { from: '2026-10-01', to: '2026-10-31' }, own: true }],
    ['/sum own user:a прошлый месяц', { period: { from: '2026-10-01', to: '2026-10-31' }, own: true, user: 'a' }],
    ['/sum "last month"', { period: { from: '2026-10-01', to: '2026-10-31' } }],
    ['/sum «прошлый месяц» own', { period: { from: '2026-10-01', to: '2026-10-31' }, own: true }],
    ["/find '8 (999) 123-45-68' 79991234567", { phones: ['79991234568', '79991234567'] }],
    ['/sum 01.11.2026 - 15.11.2026', { period: { from: '2026-11-01', to: '2026-11-15' } }],
  ])('is everything without a name: %s', (line, values) => {
    expect(read(line)).toEqual(values);
  });

  it.each([
    ['/find 79991234567 from:7d 12345 79991234568', ['wrong', '12345']],
    ['/find phones:12345', ['wrong', 'phones:12345']],
    ['/find phones:79991234567,12345', ['wrong', '12345']],
    ['/find 79991234567 phones:79991234568', ['repeated', '79991234567']],
    ['/sum last month later', ['wrong', 'last month later']],
    ['/find "79991234567" "12345"', ['wrong', '12345']],
  ])('with a wrong part is pointed at there: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('a switch', () => {
  it.each(['/find 79991234567 all', '/find 79991234567 --all', '/find 79991234567 —all', '/find 79991234567 ALL'])(
    'is its name alone: %s',
    (line) => {
      expect(read(line)).toEqual({ phones: ['79991234567'], all: true });
    },
  );

  it.each([
    ['/find 79991234567 all:yes', { phones: ['79991234567'], all: true }],
    ['/find 79991234567 --all=да', { phones: ['79991234567'], all: true }],
    ['/find --all 79991234567', { phones: ['79991234567'], all: true }],
    ['/find 79991234567 all:no', ['wrong', 'all:no']],
    ['/find 79991234567 "all"', ['wrong', 'all']],
    ['/find 79991234567 all all', ['repeated', 'all']],
  ])('takes no other word with it: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('a value with a name', () => {
  it.each([
    ['/sum period:last month own', { period: { from: '2026-10-01', to: '2026-10-31' }, own: true }],
    ['/sum --period прошлый месяц user:a', { period: { from: '2026-10-01', to: '2026-10-31' }, user: 'a' }],
    ['/find 79991234567 from:1 ноября to:5 ноября', { phones: ['79991234567'], from: '2026-11-01', to: '2026-11-05' }],
    ['/find from:1 ноября 79991234567', { phones: ['79991234567'], from: '2026-11-01' }],
    ['/sum user:a b', ['wrong', 'b']],
    ['/sum period:soon own', ['wrong', 'period:soon']],
    ['/sum period:', ['wrong', 'period:']],
  ])('takes as many words as it needs: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['/find 79991234567 cuont:5', ['unknown-key', 'cuont:5']],
    ['/find 79991234567 --fron yesterday', ['unknown-key', '--fron']],
    ['/sum preiod:7d', ['unknown-key', 'preiod:7d']],
  ])('that is mistyped is pointed at, with the one that was meant: %s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('values that do not go together', () => {
  it.each([
    ['/find 79991234567 from:18.11.2026 to:17.11.2026', ['wrong', 'to:17.11.2026']],
    ['/find 79991234567 from:01.01.2026', ['wrong', 'from:01.01.2026']],
    [
      '/find 79991234567 from:01.01.2026 to:01.02.2026',
      { phones: ['79991234567'], from: '2026-01-01', to: '2026-02-01' },
    ],
    ['/find', ['missing', '']],
    ['/find count:1001', ['wrong', 'count:1001']],
    ['/find 79991234567 count: 5', { phones: ['79991234567'], count: 5 }],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('may be made good by what is attached', () => {
    expect(read('/find', readerAtNoon({ files: [attached('n.txt', '')] }))).toEqual({});
  });
});
