import { describe, expect, it } from 'vitest';
import { languages } from '../../src/bot/language.ts';
import { writeTexts } from '../../src/bot/texts/writes.ts';
import { operations } from '../../src/smsc/operations.ts';

const writes = operations.filter(({ kind }) => kind === 'write').map(({ name }) => name);

describe('an answer that does not show what was done since', () => {
  it.each(languages)('has words for everything that can be done (%s)', (language) => {
    const { other: _other, ...done } = writeTexts[language].done;

    expect(Object.keys(done).toSorted()).toEqual(writes.toSorted());
  });
});
