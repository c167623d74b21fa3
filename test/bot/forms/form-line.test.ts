import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/bot/command.ts';
import { commands, everyCommand } from '../../../src/bot/commands/index.ts';
import { formOf } from '../../../src/bot/forms/form.ts';
import { checkForm, lineOfForm } from '../../../src/bot/forms/form-line.ts';
import { writtenIn } from '../../../src/bot/forms/written.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import { injections } from '../../support/injections.ts';
import { readerAtNoon } from '../../support/message.ts';
import { commandNamed } from './command-named.ts';

const reader = readerAtNoon();

/** The values of a line, or the name of what it is instead. Temporal's values are compared by their texts. */
function valuesOf(line: string): unknown {
  const parsed = parseLine(line, everyCommand, reader);
  return parsed.kind === 'command' ? JSON.parse(JSON.stringify(parsed.values)) : parsed.kind;
}

function lineOf(command: string, written: Readonly<Record<string, string>>): string {
  return lineOfForm(commandNamed(command), new Map(Object.entries(written)));
}

/** What is wrong with a form, by its fields. */
function problemsOf(
  command: string,
  written: Readonly<Record<string, string>>,
  language: 'en' | 'ru' = 'en',
): Readonly<Record<string, string>> {
  const checked = checkForm(commandNamed(command), new Map(Object.entries(written)), language, reader);
  return 'problems' in checked ? Object.fromEntries(checked.problems) : {};
}

/** A password is filled into no form. */
const examples = everyCommand
  .flatMap((command) => command.examples.map((example) => [example, command] as const))
  .filter(([example]) => !example.includes('password:'));
const withFields = everyCommand.filter(({ parameters }) => Object.keys(parameters).length > 0);

/** What people put into fields, or are made to put there. */
const hostile = [
  'all',
  'ALL',
  '--all',
  '—user',
  'user:x',
  'count:',
  'a user:b',
  'email:all',
  'my "shop',
  '“my shop”',
  "it's",
  '\\',
  '\\" user:x "',
  'two\nlines',
  '- a\n- b',
  ' blanks ',
  '79161234567',
  'here viewer',
  'yesterday',
  '7d',
  '5',
];
const inputs = fc.oneof(
  fc.constantFrom(...hostile, ...injections),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.constantFrom(...hostile), { maxLength: 4 }).map((parts) => parts.join(' ')),
);

/** A form as it may come back: what can be picked is picked, everything else is typed. */
function filledOf(command: Command): fc.Arbitrary<ReadonlyMap<string, string>> {
  const typed = formOf(command, 'en').fields.flatMap((field) => (field.kind === 'file' ? [] : [field]));
  const fields = typed.map(({ name, kind, options }) => {
    const examples = kind === 'day' ? ['2026-11-15', '1999-01-01'] : options.map(({ value }) => value);
    const value = examples.length > 0 ? fc.constantFrom(...examples) : inputs;
    return [name, fc.option(value, { nil: '', freq: 2 })] as const;
  });
  return fc.record(Object.fromEntries(fields)).map((written) => new Map(Object.entries(written)));
}

describe('the line of a form', () => {
  it.each(examples)('says what an example said that was filled in: %s', (example, command) => {
    const written = writtenIn(example, command, reader.moment);

    expect(valuesOf(lineOfForm(command, written))).toEqual(valuesOf(example));
    expect(checkForm(command, written, 'en', reader)).toEqual({ line: lineOfForm(command, written) });
  });

  it.each([
    ['sender status', { name: 'my_shop', user: '' }, '/sender status my_shop'],
    ['sender status', { user: 'x', name: ' my shop ' }, '/sender status "my shop" user:x'],
    ['sender list', { all: 'yes', find: 'all' }, '/sender list all find:all'],
    ['sender status', { name: 'user:x' }, '/sender status "user:x"'],
    ['operator', { phones: '8 (916) 123-45-67\n8916' }, '/operator 8 (916) 123-45-67 8916'],
    ['operator', { phones: '79161234567 x:y' }, '/operator "79161234567 x:y"'],
    ['mailing list', { period: 'email', email: 'yes' }, '/mailing list "email" email'],
    ['template status', { name: '#7' }, '/template status #7'],
    ['template status', { text: 'Код: %d' }, '/template status text:"Код: %d"'],
    ['language', { where: 'here' }, '/language where:here'],
    ['sender status', { name: '  ', other: 'x' }, '/sender status'],
    ['sender list', { all: 'no' }, '/sender list all:no'],
  ])('is written as people would: /%s with %j', (command, written, line) => {
    expect(lineOf(command, written)).toBe(line);
  });

  it('keeps the line breaks of a text', () => {
    const line = lineOf('template status', { name: 'my_shop', text: ' one\n\ntwo ' });

    expect(valuesOf(line)).toMatchObject({ text: ' one\n\ntwo ' });
  });

  it.each(withFields.map((command) => [command.name, command] as const))(
    'keeps every field one value, whatever it holds: /%s',
    (_name, command) => {
      fc.assert(
        fc.property(filledOf(command), (written) => {
          const alone = Object.entries(command.parameters).flatMap(([name, { field, parse }]) => {
            const value = written.get(name) ?? '';
            if (value.trim() === '') return [];
            const parsed = parse(field === 'lines' ? value : value.trim(), reader.moment);
            return [[name, parsed.ok ? parsed.value : undefined] as const];
          });
          const given = Object.fromEntries(alone);
          const isMissing = ([name, { required }]: readonly [string, { readonly required: boolean }]): boolean =>
            required && !Object.hasOwn(given, name);
          const missing = Object.entries(command.parameters).filter(isMissing);
          const wrong = [...alone.filter(([, value]) => value === undefined), ...missing].map(([name]) => name);
          const misfit = wrong.length === 0 ? command.check?.(given, reader.moment, reader.message) : undefined;
          const blamed = misfit === undefined ? wrong : [misfit.parameter];
          const checked = checkForm(command, written, 'en', reader);

          expect('problems' in checked ? [...checked.problems.keys()].sort() : []).toEqual(blamed.sort());
          const lines = 'line' in checked ? [checked.line] : [];
          expect(lines.map(valuesOf)).toEqual(lines.map(() => JSON.parse(JSON.stringify(given))));
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe('what is wrong with a form', () => {
  it('stands under its field, in the language of its reader', () => {
    const written = { hours: '500', to: '8916' };

    expect(problemsOf('inbox', { ...written, after: '5' })).toEqual({
      hours: '“Hours back” must be a whole number from 1 to 168.',
      to: '“Receiving number” must be a phone number such as 79991234567.',
    });
    expect(problemsOf('inbox', written, 'ru')).toEqual({
      hours: '«За сколько часов» — это целое число от 1 до 168.',
      to: '«Номер получателя» — это номер телефона, например 79991234567.',
    });
  });

  it('is told in the words that the parameter has for it', () => {
    expect(problemsOf('history', { from: '1999-11-15' })).toEqual({ from: 'Years go from 2000 to 2100 here.' });
  });

  it('may be that something is missing', () => {
    expect(problemsOf('sender status', { name: ' ' })).toEqual({ name: '“Sender name” is missing: a sender name.' });
    expect(problemsOf('sender status', {}, 'ru')).toEqual({ name: 'Не хватает «Имя отправителя»: имя отправителя.' });
    expect(problemsOf('operator', {})).toHaveProperty('phones');
  });

  it('may be that values do not go together', () => {
    expect(problemsOf('inbox', { hours: '5', after: '5' })).toEqual({ after: 'Give either hours: or after:.' });
    expect(problemsOf('stats', { from: '2026-11-15', to: '2026-11-01' }, 'ru')).toEqual({
      to: 'Последний день раньше первого.',
    });
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    'is nothing with an empty form that may be empty: /%s',
    (_name, command) => {
      const isTyped = parseLine(`/${command.name}`, everyCommand, reader).kind === 'command';

      expect('line' in checkForm(command, new Map(), 'en', reader)).toBe(isTyped);
    },
  );
});
