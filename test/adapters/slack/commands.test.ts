import { describe, expect, it } from 'vitest';
import { reservedWords, slackCommands, withoutSlashCommand } from '../../../src/adapters/slack/commands.ts';
import { commands, everyCommand } from '../../../src/bot/commands/index.ts';
import { languages } from '../../../src/bot/language.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import { readerAtNoon } from '../../support/message.ts';
import { said, slash } from '../../support/slack-deliveries.ts';

const prefixes = ['', 'sms-', 'smsc', 'sixteen-letters_'];
const cases = prefixes.flatMap((prefix) => languages.map((language) => ({ prefix, language })));

describe.each(cases)('the slash commands with the prefix "$prefix" ($language)', ({ prefix, language }) => {
  const offered = slackCommands(commands, prefix, language);
  const without = withoutSlashCommand(commands, prefix);

  it('are one for each first word that Slack leaves free, and the one for all', () => {
    const words = [...new Set(commands.map(({ name }) => name.split(' ')[0]))];

    expect(offered.map(({ word }) => word)).toEqual([
      ...words.filter((word) => !without.includes(word ?? '')),
      undefined,
    ]);
    expect(new Set(offered.map(({ command }) => command)).size).toBe(offered.length);
    expect(offered.at(-1)?.command).toBe('/smsc');
  });

  it('have names and texts that Slack takes', () => {
    for (const { command, description, usageHint } of offered) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(reservedWords).not.toContain(command.slice(1));
      expect(description).not.toBe('');
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usageHint.length).toBeLessThanOrEqual(1000);
    }
  });

  it('mean the commands that they stand for, and so does the one for all', () => {
    for (const { name, examples } of commands) {
      const [example = `/${name}`] = examples;
      const [, word = '', rest = ''] = /^\/(\S+) ?(.*)$/.exec(example) ?? [];
      const typed = [slash('/smsc', `${word} ${rest}`)];
      if (!without.includes(word)) typed.push(slash(`/${prefix}${word}`, rest));
      for (const payload of typed) {
        const parsed = parseLine(said(payload, { prefix }).text, everyCommand, readerAtNoon());
        expect(parsed).toMatchObject({ kind: 'command', command: { name } });
      }
    }
  });
});

describe('what Slack keeps for itself', () => {
  it('is left out, and free again behind a prefix', () => {
    const help = commands.filter(({ name }) => name === 'help');
    const named = (name: string) => help.map((command) => ({ ...command, name }));

    expect(withoutSlashCommand(commands, '')).toEqual(['mute', 'help']);
    expect(withoutSlashCommand(commands, 'sms-')).toEqual([]);
    expect(withoutSlashCommand([...named('status'), ...named('who'), ...named('mute')], '')).toEqual([
      'status',
      'who',
      'mute',
    ]);
  });

  it('may also be what a prefix and a word make together', () => {
    const command = commands.filter(({ name }) => name === 'whoami').map((each) => ({ ...each, name: 'us' }));

    expect(withoutSlashCommand(command, 'stat')).toEqual(['us']);
    expect(
      withoutSlashCommand(
        command.map((each) => ({ ...each, name: 'c' })),
        'sms',
      ),
    ).toEqual(['c']);
  });
});

describe('the description', () => {
  it('says in few words what a group is about, and what a command does that stands alone', () => {
    const described = slackCommands(commands, '', 'en').map(({ command, description }) => [command, description]);

    expect(Object.fromEntries(described)).toMatchObject({
      '/balance': 'money on the account and how long it lasts',
      '/sender': 'sender names: their state at each operator, and changes',
      '/sandbox': 'the sandbox account, its clock and its faults',
    });
  });
});

describe('the hint', () => {
  it('shows what can follow, for each command of a group', () => {
    const hints = new Map(slackCommands(commands, '', 'en').map(({ command, usageHint }) => [command, usageHint]));

    expect(hints.get('/balance')).toBe('');
    expect(hints.get('/sender')).toMatch(/^list .*\| status NAME/);
    expect(hints.get('/access')).toMatch(/^list \| grant WHO ROLE \| revoke WHO \|/);
  });
});
