import { describe, expect, it } from 'vitest';
import { everyCommand } from '../../../src/bot/commands/index.ts';
import { type Field, formOf } from '../../../src/bot/forms/form.ts';
import { languages } from '../../../src/bot/language.ts';
import { formTexts } from '../../../src/bot/texts/forms.ts';
import { commandNamed } from './command-named.ts';

function field(command: string, name: string, written: Readonly<Record<string, string>> = {}): Field {
  const { fields } = formOf(commandNamed(command), 'en', new Map(Object.entries(written)));
  const found = fields.find((candidate) => candidate.name === name);
  if (found === undefined || found.kind === 'file') throw new Error(`the form of /${command} has no field ${name}`);
  return found;
}

describe('a form', () => {
  it('is made from the parameters of its command, in the language of its reader', () => {
    expect(formOf(commandNamed('sender status'), 'ru')).toEqual({
      command: 'sender status',
      title: '/sender status',
      about: 'Имя отправителя: модерация и статус у каждого оператора.',
      submit: 'Выполнить',
      cancel: 'Отмена',
      fields: [
        {
          name: 'name',
          label: 'Имя отправителя',
          example: 'my_shop',
          kind: 'text',
          optional: false,
          options: [],
          most: 1000,
        },
        {
          name: 'user',
          label: 'Субклиент',
          hint: 'user: логин субклиента',
          example: 'sub_alex',
          kind: 'text',
          optional: true,
          options: [],
          most: 1000,
        },
      ],
    });
  });

  it.each([
    ['operator', 'phones', 'lines'],
    ['template status', 'text', 'lines'],
    ['access grant', 'role', 'choice'],
    ['sender list', 'all', 'flag'],
    ['stats', 'by', 'flag'],
    ['stats', 'period', 'text'],
    ['stats', 'from', 'day'],
    ['history', 'count', 'count'],
    ['history', 'before', 'text'],
    ['inbox', 'to', 'text'],
  ])('of /%s asks for %s with %s', (command, name, kind) => {
    expect(field(command, name).kind).toBe(kind);
  });

  it('offers the words of a choice, and one thing to tick for a switch', () => {
    expect(field('language', 'language').options).toEqual([
      { value: 'en', label: 'English' },
      { value: 'ru', label: 'Russian' },
    ]);
    expect(field('sender list', 'all').options).toEqual([{ value: 'yes', label: 'Yes' }]);
    expect(field('stats', 'by').options).toEqual([{ value: 'day', label: 'Yes' }]);
  });

  it.each([
    ['access grant', 'role', 'viewer', 'owner'],
    ['stats', 'from', '2026-11-15', 'yesterday'],
    ['history', 'count', '50', '1e3'],
    ['sender status', 'name', 'my shop', 'my\nshop'],
    ['sender status', 'name', 'x'.repeat(1000), 'x'.repeat(1001)],
    ['sender list', 'all', 'yes', 'no'],
  ])('of /%s begins with what fits into %s and with nothing else', (command, name, right, wrong) => {
    expect(field(command, name, { [name]: right }).initial).toBe(right);
    expect(field(command, name, { [name]: wrong })).not.toHaveProperty('initial');
  });
});

describe('the labels of the fields', () => {
  const names = everyCommand.flatMap((command) =>
    Object.keys(command.parameters).map((name) => [command.name, name] as const),
  );

  it.each(languages)('are there for every parameter: %s', (language) => {
    const { labels } = formTexts[language];
    const lacking = names.filter(([command, name]) => (labels[`${command} ${name}`] ?? labels[name]) === undefined);

    expect(lacking).toEqual([]);
  });

  it('are each the label of something', () => {
    const known = new Set(names.flatMap(([command, name]) => [`${command} ${name}`, name]));

    expect(Object.keys(formTexts.en.labels).filter((key) => !known.has(key))).toEqual([]);
  });

  it.each(everyCommand.map((command) => [command.name, command] as const))(
    'tell the fields of /%s apart',
    (_name, command) => {
      for (const language of languages) {
        const labels = formOf(command, language).fields.map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
      }
    },
  );
});
