import { describe, expect, it } from 'vitest';
import { type Command, defineCommand } from '../../../src/bot/command.ts';
import { commands as realCommands } from '../../../src/bot/commands/index.ts';
import { complete } from '../../../src/bot/line/complete.ts';
import { keyed, optional, type Parameters } from '../../../src/bot/parameters/parameter.ts';
import { choice, flag, word } from '../../../src/bot/parameters/words.ts';

function command(name: string, aliases: readonly string[], parameters: Parameters): Command {
  return defineCommand({
    name,
    aliases,
    parameters,
    role: 'viewer',
    risk: 'read',
    summary: { en: name, ru: name },
    examples: [],
    run: async () => ({ summary: name, blocks: [] }),
  });
}

const words = { en: '', ru: '' };
const commands = [
  command('balance', ['баланс'], {}),
  command('sender list', ['senders'], {
    all: flag(words),
    since: optional(keyed(word('DAY', words))),
    sort: optional(keyed(choice('ORDER', ['name', 'state']))),
  }),
  command('sender status', [], { name: word('NAME', words) }),
  command('language', ['язык'], { language: optional(choice('LANGUAGE', ['en', 'ru'])) }),
];

describe('completing a line about one of several accounts', () => {
  const accounts = ['shop', 'blog'];

  it.each([
    ['@', ['@shop', '@blog']],
    ['@B', ['@blog']],
    ['/balance @s', ['@shop']],
    ['/sender @', ['@shop', '@blog']],
    ['/sender list @b', ['@blog']],
  ])('offers the accounts where one may be named: %s', (line, words) => {
    expect(complete(line, commands, accounts)[0]).toEqual(words);
    expect(complete(line, commands)[0]).toEqual([]);
  });

  it.each([
    ['@shop /b', ['/balance']],
    ['@shop sen', ['sender']],
    ['/sender @blog st', ['status']],
    ['/sender @blog list s', ['since:', 'sort:']],
  ])('goes on behind the name of one: %s', (line, words) => {
    expect(complete(line, commands, accounts)[0]).toEqual(words);
  });

  it.each(['/sender status my_shop @', '@shop /balance @'])('offers none where it would be no name: %s', (line) => {
    expect(complete(line, commands, accounts)[0]).toEqual([]);
  });
});

describe('completing a line', () => {
  it('offers all commands on an empty line', () => {
    const all = ['/balance', '/sender list', '/sender status', '/language'];

    expect(complete('', commands)).toEqual([all, '']);
    expect(complete('  ', commands)).toEqual([all, '']);
  });

  it.each([
    ['/', ['/balance', '/sender', '/language'], '/'],
    ['/se', ['/sender'], '/se'],
    ['/SE', ['/sender'], '/SE'],
    ['se', ['sender'], 'se'],
    ['/x', [], '/x'],
  ])('completes the name of a command: %j', (line, offered, last) => {
    expect(complete(line, commands)).toEqual([offered, last]);
  });

  it.each([
    ['/sender ', ['list', 'status'], ''],
    ['/sender   st', ['status'], 'st'],
    ['sender l', ['list'], 'l'],
  ])('completes the second word of a name: %j', (line, offered, last) => {
    expect(complete(line, commands)).toEqual([offered, last]);
  });

  it.each([
    ['/ба', ['/баланс'], '/ба'],
    ['ЯЗ', ['язык'], 'ЯЗ'],
    ['/senders a', ['all'], 'a'],
    ['/язык r', ['ru'], 'r'],
  ])('understands the other names of a command: %j', (line, offered, last) => {
    expect(complete(line, commands)).toEqual([offered, last]);
  });

  it.each([
    ['/sender list ', ['all', 'since:', 'sort:'], ''],
    ['/sender list s', ['since:', 'sort:'], 's'],
    ['/sender list sort:', ['sort:name', 'sort:state'], 'sort:'],
    ['/sender list sort:n', ['sort:name'], 'sort:n'],
    ['/sender list Sort:N', ['sort:name'], 'Sort:N'],
    ['/language ', ['en', 'ru'], ''],
  ])('completes keys and words of a command: %j', (line, offered, last) => {
    expect(complete(line, commands)).toEqual([offered, last]);
  });

  it('offers nothing twice', () => {
    expect(complete('/sender list all sort:name ', commands)).toEqual([['since:'], '']);
    expect(complete('/language ru ', commands)).toEqual([['en'], '']);
  });

  it('offers nothing for a command that there is not', () => {
    expect(complete('/nothing ', commands)).toEqual([[], '']);
  });

  it('leads to the name of every real command from its first letters', () => {
    for (const { name } of realCommands) {
      const [first = '', second] = name.split(' ');
      const [offered] =
        second === undefined
          ? complete(`/${first.slice(0, 3)}`, realCommands)
          : complete(`/${first} ${second.slice(0, 2)}`, realCommands);

      expect(offered).toContain(second ?? `/${first}`);
    }
  });
});
