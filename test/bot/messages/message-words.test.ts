import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/bot/language.ts';
import {
  countMessageStates,
  markedStatus,
  messageErrorWords,
  messageStatusWords,
  messageTone,
  messageTypeWords,
} from '../../../src/bot/messages/message-words.ts';
import { messageErrors, messageStatuses, messageTypes } from '../../../src/smsc/codes.ts';

const codes = (table: Readonly<Record<number, string>>): number[] => Object.keys(table).map(Number);

describe.each(languages)('the words for a message (%s)', (language) => {
  it('are different for every status, error and type', () => {
    const statuses = codes(messageStatuses).map((code) => messageStatusWords(code, undefined, language));
    const errors = codes(messageErrors).map((code) => messageErrorWords(code, language));
    const types = codes(messageTypes).map((code) => messageTypeWords(code, language));

    expect(new Set(statuses).size).toBe(statuses.length);
    expect(new Set(errors).size).toBe(errors.length);
    expect(new Set(types).size).toBe(types.length);
  });
});

describe('a status', () => {
  it.each([
    [-1, '○ waiting to be sent', undefined],
    [0, '→ handed to the operator', undefined],
    [1, '✓ delivered', 'good'],
    [2, '✓ read', 'good'],
    [4, '✓ link clicked', 'good'],
    [-2, '‖ stopped', 'warning'],
    [3, '✗ expired', 'bad'],
    [20, '✗ cannot be delivered', 'bad'],
    [24, '✗ not enough money', 'bad'],
    [77, '? code 77', 'warning'],
  ])('%i is %s', (status, words, tone) => {
    expect(markedStatus(status, undefined, 'en')).toBe(words.replace(' ', '\u00a0'));
    expect(messageTone(status)).toBe(tone);
  });

  it('that no page names is told in the provider’s words too, when it has any', () => {
    expect(messageStatusWords(77, 'Заморожено', 'ru')).toBe('код 77 (Заморожено)');
    expect(messageStatusWords(77, '77', 'ru')).toBe('код 77');
    expect(messageStatusWords(1, 'Доставлено', 'en')).toBe('delivered');
  });
});

describe('an error', () => {
  it('is absent, known or a code', () => {
    expect(messageErrorWords(undefined, 'en')).toBeUndefined();
    expect(messageErrorWords(0, 'en')).toBeUndefined();
    expect(messageErrorWords(255, 'ru')).toBe('отклонено оператором');
    expect(messageErrorWords(99, 'en')).toBe('code 99');
  });
});

/** With plain spaces between marks and words. */
function plain(words: string): string {
  return words.replaceAll('\u00a0', ' ');
}

function waiting(count: number): string {
  const statuses = Array.from({ length: count }, () => -1);
  return plain(countMessageStates(statuses, 'ru', String));
}

describe('the states of many messages', () => {
  it('are counted in one order, those that are not there left out', () => {
    const statuses = [3, 1, 77, 1, 2, -1, 0, -2, -3, 25];

    expect(plain(countMessageStates(statuses, 'en', String))).toBe(
      '✓ 3 delivered, → 1 at the operator, ○ 1 waiting, ‖ 1 stopped, ✗ 2 failed, ? 2 unclear',
    );
    expect(plain(countMessageStates([20], 'en', String))).toBe('✗ 1 failed');
  });

  it('have right plurals in Russian', () => {
    expect([1, 2, 5, 11, 21].map(waiting)).toEqual([
      '○ 1 ожидает',
      '○ 2 ожидают',
      '○ 5 ожидают',
      '○ 11 ожидают',
      '○ 21 ожидает',
    ]);
  });
});
