import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/bot/command.ts';
import { defineCommand } from '../../../src/bot/command.ts';
import { commands as realCommands } from '../../../src/bot/commands/index.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import { duration } from '../../../src/bot/parameters/durations.ts';
import { keyed, optional } from '../../../src/bot/parameters/parameter.ts';
import { choice, restOfLine, word } from '../../../src/bot/parameters/words.ts';
import { readerAtNoon } from '../../support/message.ts';

const expects = { en: 'a text', ru: 'текст' };

function command(
  name: string,
  parameters: Parameters<typeof defineCommand>[0]['parameters'],
  aliases: string[] = [],
): Command {
  return defineCommand({
    name,
    aliases,
    parameters,
    role: 'viewer',
    risk: 'read',
    summary: { en: name, ru: name },
    examples: [`/${name}`],
    run: async () => ({ summary: name, blocks: [] }),
  });
}

const commands = [
  command('balance', {}, ['баланс']),
  command('sender status', { name: word('NAME', expects), user: optional(keyed(word('SUB', expects))) }),
  command('sender list', { count: optional(keyed(word('N', expects))) }),
  command('sandbox', {}),
  command('sandbox fault', { kind: choice('KIND', ['outage', 'slow']), length: optional(duration('LENGTH')) }),
  command('note', { to: word('TO', expects), body: restOfLine('TEXT', expects) }),
];

function read(line: string): unknown {
  const parsed = parseLine(line, commands, readerAtNoon());
  switch (parsed.kind) {
    case 'command':
      return [parsed.command.name, parsed.values];
    case 'unknown':
      return ['unknown', parsed.typed, parsed.suggestions.map(({ command, line }) => line ?? command.name)];
    case 'incomplete':
      return ['incomplete', parsed.typed, parsed.group.map(({ name }) => name)];
    case 'usage':
      return [parsed.problem.kind, parsed.line.slice(parsed.problem.start, parsed.problem.end)];
    case 'empty':
      return 'empty';
  }
}

describe('reading a line', () => {
  it.each([
    ['/balance', ['balance', {}]],
    ['balance', ['balance', {}]],
    ['/BALANCE', ['balance', {}]],
    ['/Баланс', ['balance', {}]],
    ['/sender status my_shop', ['sender status', { name: 'my_shop' }]],
    ['/sender status "my shop"', ['sender status', { name: 'my shop' }]],
    ['/sender status user:sub my_shop', ['sender status', { name: 'my_shop', user: 'sub' }]],
    ['/sender status my_shop user: sub', ['sender status', { name: 'my_shop', user: 'sub' }]],
    ['/sender status my_shop --user sub', ['sender status', { name: 'my_shop', user: 'sub' }]],
    ['/sender status my_shop --user=sub', ['sender status', { name: 'my_shop', user: 'sub' }]],
    ['/sender status my_shop —user sub', ['sender status', { name: 'my_shop', user: 'sub' }]],
    ['/sender status name:my_shop', ['sender status', { name: 'my_shop' }]],
    ['/sender status "user:sub"', ['sender status', { name: 'user:sub' }]],
    ['/sender status http://a', ['sender status', { name: 'http://a' }]],
    ['/sender status --user sub -- x', ['unexpected', 'x']],
    ['/sandbox', ['sandbox', {}]],
    ['/sandbox fault OUTAGE 1h30m', ['sandbox fault', { kind: 'outage', length: 5_400_000 }]],
    ['/sandbox fault slow 5м', ['sandbox fault', { kind: 'slow', length: 300_000 }]],
    ['/note bob  keep   these   spaces', ['note', { to: 'bob', body: 'keep   these   spaces' }]],
    ['/note bob "quoted text"', ['note', { to: 'bob', body: 'quoted text' }]],
    ['.ифдфтсу', ['balance', {}]],
    ['.ыутвук ыефегы ьн_ырщз', ['sender status', { name: 'my_shop' }]],
    ['.ыутвук status my_shop', ['sender status', { name: 'my_shop' }]],
    ['', 'empty'],
    ['   ', 'empty'],
  ])('takes %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['/sender status', ['missing', '']],
    ['/sender status my_shop more', ['unexpected', 'more']],
    ['/sender status my_shop --colour red', ['unexpected', '--colour']],
    ['/sender status a user:x user:y', ['repeated', 'user:y']],
    ['/sandbox fault fire', ['wrong', 'fire']],
    ['/sandbox fault slow soon', ['wrong', 'soon']],
    ['/sandbox fault slow 0m', ['wrong', '0m']],
    ['/sandbox fault slow 400d', ['wrong', '400d']],
    ['/sender status "my shop', ['unclosed-quote', '"my shop']],
    ['/balance now', ['unexpected', 'now']],
    ['.ыфтвищч афгде ашку', ['wrong', 'fire']],
  ])('points at the wrong part of %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['/blance', ['unknown', '/blance', ['/balance']]],
    ['/blance now', ['unknown', '/blance', ['/balance']]],
    ['/senderstatus my_shop', ['unknown', '/senderstatus', ['/sender status my_shop']]],
    ['/sender', ['incomplete', '/sender', ['sender status', 'sender list']]],
    ['/sender xyzzy', ['unknown', '/sender xyzzy', ['/sender status xyzzy', '/sender list']]],
    ['/sender sttus my_shop', ['unknown', '/sender sttus', ['/sender status my_shop']]],
    ['/sandbox falt slow', ['unknown', '/sandbox falt', ['/sandbox fault slow']]],
    ['/xyzzy', ['unknown', '/xyzzy', []]],
    ['/constructor', ['unknown', '/constructor', []]],
  ])('offers the nearest commands for %j', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it('never throws and always says one thing, whatever is typed', () => {
    const fragments = fc.constantFrom(
      '/',
      'sender',
      'status',
      'sandbox',
      'fault',
      ':',
      '--',
      '—',
      '"',
      '«',
      '»',
      "'",
      '\\',
      ' ',
      '5m',
      'user:',
      '\u0000',
      '😀',
      '__proto__',
      'constructor',
    );
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fragments, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(line, (typed) => {
        expect(['empty', 'command', 'incomplete', 'unknown', 'usage']).toContain(
          parseLine(typed, realCommands, readerAtNoon()).kind,
        );
      }),
      { numRuns: 5000 },
    );
  });
});
