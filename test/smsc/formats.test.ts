import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createDecoder } from '../../src/smsc/decode/decode.ts';
import { seedAccount } from '../../src/smsc/sandbox/seed.ts';
import { accountArbitrary } from '../support/account-arbitrary.ts';
import { compareFormats, tameAccount } from '../support/account-questions.ts';
import { manualClock, noon } from '../support/clock.ts';

const decoder = createDecoder();
afterAll(() => decoder.close());

test('XML and JSON of the same account are read to equal values', async () => {
  let values = 0;

  await fc.assert(
    fc.asyncProperty(accountArbitrary(), async (account) => {
      const compared = await compareFormats(account, [2], decoder, manualClock());
      values += compared.values;
      expect(compared.differences).toEqual([]);
    }),
    { numRuns: 150 },
  );

  expect(values).toBeGreaterThan(1_500);
}, 60_000);

test('texts are read to the same values when nothing in them looks like a separator', async () => {
  await fc.assert(
    fc.asyncProperty(accountArbitrary().map(tameAccount), async (account) => {
      const compared = await compareFormats(account, [0, 1, 2], decoder, manualClock());
      expect(compared.differences).toEqual([]);
    }),
    { numRuns: 50 },
  );
}, 60_000);

test('the seeded account is read to the same values in every format', async () => {
  const compared = await compareFormats(seedAccount(1, noon), [0, 1, 2], decoder, manualClock());

  expect(compared.differences).toEqual([]);
  expect(compared.values).toBeGreaterThan(20);
});
