import { expect, it } from 'vitest';
import { createTurns } from '../../src/lib/turns.ts';

it('runs one after the other, in the order in which they were asked for', async () => {
  const turns = createTurns();
  const events: string[] = [];
  const gates = [1, 2, 3].map(() => Promise.withResolvers<void>());
  const all = gates.map(({ promise }, index) =>
    turns.take(async () => {
      events.push(`${index} begins`);
      await promise;
      events.push(`${index} ends`);
    }),
  );

  for (const gate of gates.toReversed()) gate.resolve();
  await Promise.all(all);

  expect(events).toEqual(['0 begins', '0 ends', '1 begins', '1 ends', '2 begins', '2 ends']);
});

it('passes on what each one gives', async () => {
  const turns = createTurns();

  const results = await Promise.all([turns.take(async () => 'a'), turns.take(async () => 2)]);

  expect(results).toEqual(['a', 2]);
});

it('goes on behind one that failed, and tells only its own caller', async () => {
  const turns = createTurns();
  const failure = new Error('no');

  const results = await Promise.allSettled([
    turns.take(async () => 'before'),
    turns.take(async () => {
      throw failure;
    }),
    turns.take(async () => 'behind'),
  ]);

  expect(results).toEqual([
    { status: 'fulfilled', value: 'before' },
    { status: 'rejected', reason: failure },
    { status: 'fulfilled', value: 'behind' },
  ]);
});

it('goes on behind one that throws before it waits for anything', async () => {
  const turns = createTurns();
  const thrown = turns.take(() => {
    throw new Error('at once');
  });

  const behind = turns.take(async () => 'behind');

  await expect(thrown).rejects.toThrow('at once');
  expect(await behind).toBe('behind');
});
