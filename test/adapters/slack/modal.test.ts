import { describe, expect, it } from 'vitest';
import { modalOf } from '../../../src/adapters/slack/modal.ts';
import { everyCommand } from '../../../src/bot/commands/index.ts';
import { type Form, formOf } from '../../../src/bot/forms/form.ts';
import { languages } from '../../../src/bot/language.ts';
import { commandNamed } from '../../bot/forms/command-named.ts';
import { anyBlock } from '../../support/slack/checks/blocks.ts';
import type { Sheet } from '../../support/slack/checks/check.ts';

const marks = { callbackId: 'form', metadata: '{}' };
const cases = everyCommand.flatMap((command) =>
  languages.map((language) => ({ name: command.name, command, language })),
);

const family = '👨‍👩‍👧';
/** Everything as long as it can be, or longer than Slack has room for. */
const longForm: Form = {
  command: 'x',
  title: `/${family.repeat(20)}`,
  about: 'a'.repeat(5000),
  submit: 'b'.repeat(50),
  cancel: 'c'.repeat(50),
  fields: [
    { name: 'text', kind: 'lines', most: 9000, initial: 'x'.repeat(3001), example: 'e'.repeat(500) },
    { name: 'kind', kind: 'choice', most: 75, options: [{ value: 'v', label: family.repeat(40) }], initial: 'v' },
  ].map(
    (field) => ({ options: [], optional: true, label: 'l'.repeat(200), hint: 'h'.repeat(3000), ...field }) as const,
  ),
} as Form;

function problemsOf(form: Form): readonly string[] {
  const sheet: Sheet = {
    surface: 'modal',
    isPicture: () => false,
    problems: [],
    actionIds: new Set(),
    blockIds: new Set(),
    focused: [],
  };
  for (const [index, block] of modalOf(form, marks).blocks.entries()) {
    // In views an action_id has to be unique only within its block.
    anyBlock(block, `/blocks/${index}`, { ...sheet, actionIds: new Set() });
  }
  return sheet.problems;
}

describe('a modal', () => {
  it.each(cases)('of /$name is one that Slack takes, in $language', ({ command, language }) => {
    const form = formOf(command, language);
    const { title, submit, close, blocks } = modalOf(form, marks);

    expect(problemsOf(form)).toEqual([]);
    expect(title.text).toBe(`/${command.name}`);
    for (const text of [title.text, submit?.text ?? '', close?.text ?? '']) {
      expect(text).toMatch(/^.{1,24}$/u);
    }
    const asked = Object.values(command.parameters).filter(({ isGiven }) => isGiven !== true);
    expect(blocks).toHaveLength(1 + asked.length + (command.takesFiles === undefined ? 0 : 1));
  });

  it('begins with what was typed already', () => {
    const written = new Map([
      ['all', 'yes'],
      ['since', '2026-11-15'],
      ['find', 'a "b" :smile:'],
    ]);
    const form = formOf(commandNamed('sender list'), 'en', written);

    expect(problemsOf(form)).toEqual([]);
    expect(modalOf(form, marks).blocks).toMatchObject([
      { type: 'section' },
      { block_id: 'all', element: { initial_options: [{ value: 'yes' }] } },
      { block_id: 'operators', element: { options: [{ value: 'yes' }] } },
      { block_id: 'since', element: { type: 'datepicker', initial_date: '2026-11-15' } },
      { block_id: 'user', optional: true },
      { block_id: 'find', element: { type: 'plain_text_input', initial_value: 'a "b" :smile:' } },
    ]);
  });

  it('begins with a choice and a number', () => {
    const role = formOf(commandNamed('access grant'), 'ru', new Map([['role', 'operator']]));
    const count = formOf(commandNamed('history'), 'ru', new Map([['count', '50']]));

    expect([problemsOf(role), problemsOf(count)]).toEqual([[], []]);
    expect(modalOf(role, marks).blocks[2]).toMatchObject({
      optional: false,
      element: { type: 'static_select', initial_option: { value: 'operator' } },
    });
    expect(modalOf(count, marks).blocks[6]).toMatchObject({ element: { type: 'number_input', initial_value: '50' } });
  });

  it('makes no emoji of what is written', () => {
    const shown = JSON.stringify(modalOf(formOf(commandNamed('history'), 'en'), marks));

    expect(shown.match(/"plain_text"/g)?.length).toBe(shown.match(/"emoji":false/g)?.length);
    expect(shown).not.toContain('mrkdwn');
  });

  it('cuts long texts between characters, but nothing that stands for something else', () => {
    const { title, submit } = modalOf(longForm, marks);

    expect(problemsOf(longForm)).toEqual([]);
    expect(title.text).toBe(`/${family.repeat(2)}…`);
    expect(submit?.text).toBe(`${'b'.repeat(23)}…`);
    expect(modalOf(longForm, marks).blocks[1]).not.toHaveProperty('element.initial_value');
    expect(() => modalOf(longForm, { ...marks, metadata: 'x'.repeat(3001) })).toThrow(RangeError);
    expect(() => modalOf(longForm, { ...marks, callbackId: 'x'.repeat(256) })).toThrow(RangeError);
  });
});
