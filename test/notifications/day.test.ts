import { expect, it } from 'vitest';
import { proveDay } from '../support/day.ts';
import { shortDay } from '../support/day-plan.ts';

it('two hours with everything that goes wrong: nothing is lost, told twice, late or against a limit', async () => {
  const { verdict, figures } = await proveDay(shortDay);

  expect(verdict).toEqual({
    lost: [],
    doubled: [],
    falselyMarked: [],
    outOfOrder: [],
    late: [],
    unanswered: [],
    outages: [],
    broken: [],
  });
  // Each thing that is proven has happened.
  expect(Object.values(figures).every((count) => count > 0)).toBe(true);
}, 60_000);
