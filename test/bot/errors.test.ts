import { describe, expect, it } from 'vitest';
import { failureReply } from '../../src/bot/errors.ts';
import { createFormats } from '../../src/bot/format.ts';
import { languages } from '../../src/bot/language.ts';
import { failureTexts } from '../../src/bot/texts/failures.ts';
import { SmscError, type SmscErrorCode } from '../../src/smsc/error.ts';
import { StorageError, type StorageErrorCode } from '../../src/storage/error.ts';
import { plainText } from '../support/reply.ts';

const now = 1_795_252_877_000;

function words(error: unknown, language: 'en' | 'ru' = 'en'): string {
  return plainText(failureReply(error, 'abc234', { language, formats: createFormats(language, 'UTC'), now }));
}

describe('a failure', () => {
  it.each(languages)('of every kind says what it was, what to do and its reference (%s)', (language) => {
    const { provider, storage } = failureTexts[language];
    const failures = [
      ...Object.keys(provider).map((code) => new SmscError(code as SmscErrorCode, 'hidden', { operation: 'x' })),
      ...Object.keys(storage).map((code) => new StorageError(code as StorageErrorCode, 'hidden')),
      new TypeError('hidden'),
    ];

    const answers = failures.map((error) => words(error, language));

    expect(answers.length).toBeGreaterThan(30);
    for (const answer of answers) {
      expect(answer).toMatch(/^\S[^\n]+\.\n\S[^\n]+\.\n/);
      expect(answer).toContain('abc234');
      expect(answer).not.toContain('hidden');
    }
  });

  it('of a change whose answer was lost says that nobody knows whether it was made', () => {
    const lost = new SmscError('timeout', 'x', { operation: 'sending.send', outcomeUnknown: true });

    expect(words(lost)).toContain('It is not known whether the change was made.');
    expect(words(lost, 'ru')).toContain('Неизвестно, было ли сделано изменение.');
    expect(words(new SmscError('timeout', 'x', { operation: 'balance.get' }))).not.toContain('not known');
  });

  it('with a number that no page explains shows the number', () => {
    expect(words(new SmscError('unknown-refusal', 'x', { operation: 'x', number: 77 }))).toContain(
      'Error number of the provider: 77.',
    );
  });

  it('says when the next try is possible', () => {
    const blocked = new SmscError('blocked', 'x', { operation: 'x', retryAt: now + 90_000 });

    expect(words(blocked)).toContain('The next try is possible in 1 min 30 s.');
  });
});
