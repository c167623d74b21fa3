import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { send } from '../../../src/bot/commands/send.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import { readerAtNoon } from '../../support/message.ts';

const space = fc.constantFrom('', ' ', '-', '\u00a0', ' – ');

/** Ten digits of a Russian mobile number in one of the ways that people write it. */
const spelled = fc
  .record({
    digits: fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }).map(String),
    code: fc.constantFrom('+7', '8', '7', 'tel:+7'),
    area: fc.constantFrom(['', ''], ['(', ')'], [' (', ') ']),
    gaps: fc.array(space, { minLength: 4, maxLength: 4 }),
  })
  .map(({ digits, code, area, gaps }) => {
    const groups = [digits.slice(3, 6), digits.slice(6, 8), digits.slice(8)];
    const rest = groups.map((group, index) => `${index === 0 ? '' : gaps[index]}${group}`).join('');
    const before = area[0] === '' ? gaps[0] : '';
    const after = area[0] === '' ? gaps[3] : '';
    return {
      number: `7${digits}`,
      written: `${code}${before}${area[0]}${digits.slice(0, 3)}${area[1]}${after}${rest}`,
    };
  });

/** Anything but what the line has a meaning for at the very beginning: an option, a key, one pair of quotes. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from(' \n"\'«»“”0123456789:,-—()\\')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 80,
  })
  .map((written) => written.trim())
  .filter((written) => written !== '' && !/^(?:--|["'«“”„‘])|^\S+:|^(?:—|–)?(?:sender|text|phone)/iu.test(written));

it('a line is read as the number and the text as it was typed, however the number is spelled', () => {
  fc.assert(
    fc.property(spelled, text, fc.constantFrom(' ', '\n', '  '), ({ number, written }, wanted, between) => {
      const parsed = parseLine(`/send ${written}${between}${wanted}`, [send], readerAtNoon());

      expect(parsed).toMatchObject({ kind: 'command', values: { phone: number, text: wanted } });
    }),
    { numRuns: 3000 },
  );
});
