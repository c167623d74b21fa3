import { describe, expect, it } from 'vitest';
import { everyCommand } from '../../../src/bot/commands/index.ts';
import { formForLine } from '../../../src/bot/forms/form-line.ts';
import { exampleOf, writtenIn } from '../../../src/bot/forms/written.ts';
import { readerAtNoon } from '../../support/message.ts';
import { commandNamed } from './command-named.ts';

function written(line: string, command: string): Readonly<Record<string, string>> {
  return Object.fromEntries(writtenIn(line, commandNamed(command), readerAtNoon().moment));
}

describe('the values of a typed line', () => {
  it.each([
    ['/sender status', 'sender status', {}],
    ['/sender status "my shop" user:sub_alex', 'sender status', { name: 'my shop', user: 'sub_alex' }],
    ['sender show my_shop', 'sender status', { name: 'my_shop' }],
    ['/имена all since:вчера', 'sender list', { all: 'yes', since: '2026-11-17' }],
    ['/stats last month by:DAY', 'stats', { period: 'last month', by: 'day' }],
    ['/operator 8 (916) 123-45-67, 8916', 'operator', { phones: '8 (916) 123-45-67, 8916' }],
  ])('are what its fields hold: %s', (line, command, values) => {
    expect(written(line, command)).toEqual(values);
  });

  it('are left out where nothing like them can be picked', () => {
    expect(written('/sandbox fault fire 5m', 'sandbox fault')).toEqual({ length: '5m' });
    expect(written('/history from:31.02.2026 count:5', 'history')).toEqual({ count: '5' });
  });

  it.each([
    ['has a part too many', '/sender status a b'],
    ['has a quote that is not closed', '/sender status "a'],
    ['is another command', '/balance'],
  ])('are none when it %s', (_what, line) => {
    expect(written(line, 'sender status')).toEqual({});
  });
});

describe('the example of a field', () => {
  it('comes from the first example of the command that has it', () => {
    expect(exampleOf(commandNamed('history'), 'phones')).toBe('8 (916) 000-10-00');
    expect(exampleOf(commandNamed('history'), 'count')).toBe('50');
    expect(exampleOf(commandNamed('history'), 'before')).toBeUndefined();
  });
});

describe('the form for a line', () => {
  it('holds what was typed, right or wrong', () => {
    const form = formForLine('/history from:15.11 count:1001', everyCommand, 'en', readerAtNoon());
    const held = form?.fields.flatMap((field) => ('initial' in field ? [[field.name, field.initial]] : []));

    expect(form?.command).toBe('history');
    expect(held).toEqual([
      ['from', '2026-11-15'],
      ['count', '1001'],
    ]);
  });

  it('is there for a line that could run, and for one in another keyboard layout', () => {
    expect(formForLine('/stats', everyCommand, 'en', readerAtNoon())?.command).toBe('stats');
    expect(formForLine('.ыутвук ыефегы', everyCommand, 'en', readerAtNoon())?.command).toBe('sender status');
  });

  it('is not there for a line that is no command', () => {
    expect(formForLine('/sender', everyCommand, 'en', readerAtNoon())).toBeUndefined();
    expect(formForLine('/xyzzy', everyCommand, 'en', readerAtNoon())).toBeUndefined();
    expect(formForLine('', everyCommand, 'en', readerAtNoon())).toBeUndefined();
  });
});
