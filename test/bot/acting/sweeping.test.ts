import { expect, it, onTestFinished } from 'vitest';
import { startSweeping } from '../../../src/bot/acting/sweeping.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { manualClock } from '../../support/clock.ts';

const minute = 60_000;

function swept(fails = 0) {
  const clock = manualClock();
  const log: string[] = [];
  let count = 0;
  const sweep = async (): Promise<void> => {
    count += 1;
    if (count <= fails) throw new Error('the disk is full');
  };
  const logger = createLogger({ level: 'warn', secrets: [], write: (line) => log.push(line) });
  const stop = startSweeping({ confirmations: { sweep }, clock, log: logger });
  onTestFinished(stop);
  return { clock, log, stop, count: () => count };
}

it('sweeps at once and then every five minutes, until it is stopped', async () => {
  const { clock, stop, count } = swept();
  await clock.asleep();
  expect(count()).toBe(1);

  await clock.advance(15 * minute);
  expect(count()).toBe(4);

  await stop();
  await clock.advance(15 * minute);
  expect(count()).toBe(4);
});

it('goes on after a failure, which stands in the log', async () => {
  const { clock, log, count } = swept(2);
  await clock.asleep();
  await clock.advance(10 * minute);

  expect(count()).toBe(3);
  expect(log).toHaveLength(2);
  expect(log[0]).toContain('could not be swept');
});
