import { describe, expect, it } from 'vitest';
import { commands, everyCommand } from '../../../src/bot/commands/index.ts';
import { incompleteReply, unknownReply, usageReply } from '../../../src/bot/line/guidance.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import type { Button, Reply } from '../../../src/bot/reply.ts';
import { readerAtNoon } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

function guidance(line: string, language: 'en' | 'ru' = 'en'): string {
  const parsed = parseLine(line, commands, readerAtNoon());
  if (parsed.kind === 'unknown') return plainText(unknownReply(parsed, language));
  if (parsed.kind === 'incomplete') return plainText(incompleteReply(parsed, language));
  if (parsed.kind === 'usage') return plainText(usageReply(parsed, language));
  return parsed.kind;
}

function formsFor(line: string, language: 'en' | 'ru' = 'en'): readonly Button[] {
  const parsed = parseLine(line, everyCommand, readerAtNoon());
  if (parsed.kind === 'unknown') return formsOf(unknownReply(parsed, language));
  if (parsed.kind === 'incomplete') return formsOf(incompleteReply(parsed, language));
  return parsed.kind === 'usage' ? formsOf(usageReply(parsed, language)) : [];
}

function formsOf({ buttons = [] }: Reply): readonly Button[] {
  return buttons.filter(({ form }) => form === true);
}

describe('a wrong argument', () => {
  it('is pointed at, with the usage line and an example', () => {
    expect(guidance('/sandbox fault fire 5m')).toBe(
      [
        'KIND must be one of outage, slow, broken, html, blocked, denied, limited.',
        '  /sandbox fault fire 5m',
        '                 ^^^^',
        'Usage: /sandbox fault KIND [LENGTH]',
        'Example: /sandbox fault outage 5m',
      ].join('\n'),
    );
  });

  it('is explained in Russian too', () => {
    expect(guidance('/sandbox advance скоро', 'ru')).toMatch(
      /^LENGTH — это промежуток времени[^\n]*\n {2}\/sandbox advance скоро\n {19}\^{5}\n/,
    );
  });

  it('is pointed at where the eye sees it when wide letters come first', () => {
    const [, line = '', marks = ''] = guidance('/sender status 日本 more').split('\n');

    expect(line).toBe('  /sender status 日本 more');
    expect(marks).toBe(`  ${' '.repeat(20)}^^^^`);
  });

  it('in a very long line is shown with what is around it, never the whole line', () => {
    const text = guidance(`/sender status ${'a'.repeat(5000)} ${'b'.repeat(5000)}`);

    expect(text).toMatch(/…a+ b+…/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(140);
  });
});

describe('an unknown command', () => {
  it('gets the nearest ones: a button for what can be sent as it is, the usage line for what cannot', () => {
    expect(guidance('/blance')).toBe('No such command: /blance.\nDid you mean:\n[1] /balance');
    expect(guidance('/sender sttus x')).toBe('No such command: /sender sttus.\nDid you mean:\n[1] /sender status x');
    expect(guidance('/sender sttus')).toBe(
      'No such command: /sender sttus.\nDid you mean:\n/sender status NAME [user:SUBCLIENT]',
    );
  });

  it('gets the commands of its group when only the first word was typed', () => {
    expect(guidance('/sender')).toMatch(
      /^\/sender needs one more word:\n\/sender status NAME \[user:SUBCLIENT\]\n[^]*\n\[1\] \/sender list$/,
    );
  });

  it('gets the way to all commands when nothing is near', () => {
    expect(guidance('/xyzzy', 'ru')).toBe('Нет такой команды: /xyzzy.\nВсе команды:\n/help');
  });

  it('is shown cut when it is very long', () => {
    expect(guidance('x'.repeat(10_000)).length).toBeLessThan(200);
  });
});

describe('the way to a form', () => {
  it('keeps what was understood of the line', () => {
    expect(formsFor('/sender status')).toEqual([{ label: 'Fill in a form', command: '/sender status', form: true }]);
    expect(formsFor('/sandbox fault fire 5m', 'ru')).toEqual([
      { label: 'Заполнить форму', command: '/sandbox fault fire 5m', form: true },
    ]);
    expect(formsFor('.ыутвищч фвмфтсу скоро')).toEqual([]);
  });

  it('leads to an empty form when the line was not understood', () => {
    expect(formsFor('/sender status a b').map(({ command }) => command)).toEqual(['/sender status']);
    expect(formsFor('/sender status "a').map(({ command }) => command)).toEqual(['/sender status']);
  });

  it('names the command where there are several, and is there only for those that lack something', () => {
    expect(formsFor('/access')).toEqual([
      { label: 'Fill in /access grant', command: '/access grant', form: true },
      { label: 'Fill in /access revoke', command: '/access revoke', form: true },
    ]);
    expect(formsFor('/sender sttus', 'ru').map(({ label }) => label)).toEqual(['Заполнить /sender status']);
  });

  it('is not there for a command that takes nothing, or that only buttons type', () => {
    expect(formsFor('/balance now')).toEqual([]);
    expect(formsFor('/page')).toEqual([]);
  });
});
