import { expect, it } from 'vitest';
import { proveLines } from '../support/lines-proof.ts';

it('every line is answered and noted exactly once and without a failure inside, whatever is typed', async () => {
  const tally = await proveLines(2000, 20_261_121);

  expect(tally.failures).toEqual([]);
  expect([tally.exceptions, tally.unanswered, tally.unnoted]).toEqual([0, 0, 0]);
  expect(tally.requests).toBeGreaterThan(100);
}, 120_000);
