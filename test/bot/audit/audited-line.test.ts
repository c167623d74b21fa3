import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditedLine } from '../../../src/bot/audit/audited-line.ts';
import { type Command, defineCommand } from '../../../src/bot/command.ts';
import { commands, everyCommand } from '../../../src/bot/commands/index.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import { count } from '../../../src/bot/parameters/counts.ts';
import { keyed, optional } from '../../../src/bot/parameters/parameter.ts';
import { phones } from '../../../src/bot/parameters/phones.ts';
import { messageText, word } from '../../../src/bot/parameters/words.ts';
import { readerAtNoon } from '../../support/message.ts';

const expects = { en: 'x', ru: 'x' };

/** A command with a parameter of each kind that the log treats in its own way. */
const probe: Command = defineCommand({
  name: 'probe',
  aliases: [],
  parameters: {
    free: optional(word('FREE', expects)),
    phones: optional(keyed(phones('PHONE…', 100))),
    code: optional(keyed({ ...word('CODE', expects), holds: 'secret' })),
    number: optional(keyed(count('N', 0, Number.MAX_SAFE_INTEGER))),
    text: optional(messageText('TEXT', 1000)),
  },
  role: 'viewer',
  risk: 'read',
  summary: expects,
  examples: [],
  run: async () => ({ summary: '', blocks: [] }),
});

const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: min, maxLength: max });
const separator = fc.constantFrom('', ' ', ',', ', ', ';', '-', ' - ', '.', '(', ') ', '\n', ' и ', 'x', ':', '+', '@');
/** Numbers of any length with anything between them, as people write them. */
const written = fc
  .array(fc.tuple(fc.oneof(digits(1, 4), digits(7, 18)), separator), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.map((part) => part.join('')).join(''))
  .filter((text) => text.trim() !== '');

/** More digits together than a date or a price has. */
const wholeNumber = /\d{9}/;

describe('a line of the audit log', () => {
  it('holds no run of nine digits, whatever was typed', () => {
    fc.assert(
      fc.property(written, (free) => {
        expect(auditedLine(probe, { free })).not.toMatch(wholeNumber);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no whole number of a list of them', () => {
    fc.assert(
      fc.property(fc.array(digits(9, 15), { minLength: 1, maxLength: 30 }), (numbers) => {
        const line = auditedLine(probe, { phones: numbers });
        expect(line).not.toMatch(wholeNumber);
      }),
    );
  });

  it.each([
    ['79991234567', '/probe 7999•••45•67'],
    ['79991234567 79161234568', '/probe "7999•••45•67 7916•••45•68"'],
    ['79991234567,79161234568', '/probe 7999•••45•67,7916•••45•68'],
    ['8 (999) 123-45-67', '/probe 8999•••45•67'],
    ['+7 999 123 45 67', '/probe 7999•••45•67'],
    ['8 (999) 123-45-67, 8 (916) 123-45-68', '/probe "8999•••45•67, 8916•••45•68"'],
    ['ann.smith@example.com', '/probe a•••@example.com'],
    ['21.11.2026', '/probe 21.11.2026'],
    ['01.11.2026-15.11.2026', '/probe 01.11.2026-15.11.2026'],
    ['1234567', '/probe 1234567'],
  ])('covers what may be a number or an address, and leaves days: %s', (free, line) => {
    expect(auditedLine(probe, { free })).toBe(line);
  });

  it('counts a text and covers a secret, whatever they are', () => {
    const texts = fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(texts, texts, (text, code) => {
        const line = auditedLine(probe, { text, code });
        expect(line).toBe(`/probe code:*** text:"(${Array.from(text).length} characters)"`);
      }),
    );
  });

  it('is never longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5000, unit: 'grapheme' }), (free) => {
        expect(Array.from(auditedLine(probe, { free: `x${free}` })).length).toBeLessThanOrEqual(501);
      }),
    );
  });
});

describe('the parameters of the commands', () => {
  it.each(['send', 'mailing create', 'template add', 'template status', 'template watch', 'template unwatch', 'reply'])(
    'of /%s call the text of messages a text',
    (name) => {
      const command = everyCommand.find((each) => each.name === name);

      expect(command?.parameters['text']?.holds).toBe('text');
    },
  );

  it('leave no whole number in the line of any example', () => {
    const parsed = commands.flatMap(({ examples }) =>
      examples.map((line) => parseLine(line, commands, readerAtNoon())),
    );
    const lines = parsed.flatMap((each) => (each.kind === 'command' ? auditedLine(each.command, each.values) : []));

    expect(lines.length).toBeGreaterThan(50);
    expect(lines.filter((line) => wholeNumber.test(line))).toEqual([]);
  });
});
