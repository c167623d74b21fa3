import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subscribe } from '../../../src/bot/commands/subscribe.ts';
import { parseLine } from '../../../src/bot/line/parse.ts';
import { covered } from '../../../src/bot/privacy.ts';
import { type FilterKey, type Filters, filtersOf } from '../../../src/bot/topics/filters.ts';
import { filtersIn } from '../../../src/bot/topics/filters-parameters.ts';
import { printFilters } from '../../../src/bot/topics/print-filters.ts';
import { type Topic, topics } from '../../../src/bot/topics/topic.ts';
import { readerAtNoon } from '../../support/message.ts';

/** What is read of a typed line, or `undefined` for a usage error. */
function read(line: string): Filters | undefined {
  const parsed = parseLine(line, [subscribe], readerAtNoon());
  return parsed.kind === 'command' ? filtersIn(parsed.values) : undefined;
}

const name = fc
  .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
  .filter((text) => text.trim() !== '' && text.isWellFormed());
const phone = fc.oneof(
  fc.constantFrom('79161234567', '380441234567', '81312345678', '900', '7494', 'MyBank*', '*4567', '7916*', '49*'),
  fc
    .tuple(fc.constantFrom('7', '86', '91', '8', '9', '44'), fc.stringMatching(/^\d{1,5}$/))
    .map((parts) => `${parts.join('')}*`),
);
const text = fc.oneof(
  fc.constantFrom('/код \\d{4,6}/', '/["\\\\ \']+/', 'слова "в кавычках" \\ и:'),
  name.map((written) => written.trim().replaceAll(/\s+/gu, ' ')).filter((written) => !written.startsWith('/')),
);
const values: Readonly<Record<FilterKey, fc.Arbitrary<unknown>>> = {
  name,
  sender: name,
  operator: fc.subarray(['beeline', 'megafon', 'mts', 'mts_int', 'tele2'], { minLength: 1 }),
  status: fc.subarray(['77', 'accepted', 'rejected', 'waiting'], { minLength: 1 }),
  from: phone,
  to: phone,
  text,
  under: fc.constantFrom('1', '500', '99.5', '1000000', '0.01'),
  runway: fc.integer({ min: 1, max: 31_000_000 }).map((seconds) => seconds * 1000),
};
const cases = fc.constantFrom(...topics).chain((topic) => {
  const own = Object.fromEntries(filtersOf[topic].map((key) => [key, values[key]]));
  const requiredKeys = topic === 'balance' ? ['under'] : [];
  return fc.tuple(fc.constant(topic), fc.record(own, { requiredKeys }) as fc.Arbitrary<Filters>);
});

describe('filters', () => {
  it('that are written are read as the same', () => {
    fc.assert(
      fc.property(cases, ([topic, filters]: readonly [Topic, Filters]) => {
        expect(read(`/subscribe ${topic} ${printFilters(filters)}`)).toEqual(filters);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['from:+7916*', '7916*'],
    ['from:8916*', '7916*'],
    ['from:"8 (916) *"', '7916*'],
    ['from:"+7 (916) 123-*"', '7916123*'],
    ['from:916*', '7916*'],
    ['from:+86*', '86*'],
    ['from:+916*', '916*'],
    ['from:*4567', '*4567'],
    ['from:+7 916 123-45-67', '79161234567'],
    ['from:8(916)123-45-67', '79161234567'],
    ['from:900', '900'],
    ['from:Bank*', 'Bank*'],
  ])('take phone numbers in any shape: %s', (typed, from) => {
    expect(read(`/subscribe inbox ${typed}`)).toEqual({ from });
  });

  it.each([
    'operator:__proto__',
    'status:constructor',
    'from:*',
    'from:79',
    'from:7**6',
    'from:+',
    'text:/(/',
    'text:/x',
    'text:""',
  ])('are refused: %s', (typed) => {
    expect(read(`/subscribe inbox ${typed}`)).toBeUndefined();
  });

  it('take words of both languages and codes, each once and in order', () => {
    expect(read('/subscribe sender operator:Теле2,мтс,mts status:"не принято,2,отклонён"')).toEqual({
      operator: ['mts', 'tele2'],
      status: ['accepted', 'rejected'],
    });
  });

  it('take amounts as people write them', () => {
    expect(read('/subscribe balance under:"1 500,50 ₽" runway:3д')).toEqual({ under: '1500.5', runway: 259_200_000 });
    expect(read('/subscribe balance under:0')).toBeUndefined();
  });

  it('cover whole phone numbers where others read along, and nothing else', () => {
    expect(printFilters({ from: '79161234567', to: '7916*', text: '123456' }, covered)).toBe(
      'from:7916•••45•67 to:7916* text:123456',
    );
  });
});
