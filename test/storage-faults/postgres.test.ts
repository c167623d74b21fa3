import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { postgresForSuite } from '../support/postgres.ts';
import { isProof } from './length.ts';
import { startStage } from './stage.ts';

const goneMs = isProof ? 60_000 : 1_000;
/** Longer than the longest pause between two polls of Telegram, and than a look of the watcher takes to come. */
const backWithinMs = 60_000;

describe('when PostgreSQL goes away', { timeout: 240_000 }, () => {
  const postgres = postgresForSuite();

  it('what comes meanwhile is told once and what was typed is answered when it is back; a start ends with 69', async () => {
    const address = await postgres.database();
    await using stage = await startStage({ DATABASE_URL: address.reveal() });

    const { code, stderr } = await stage.run(async ({ logged }) => {
      await stage.subscribe();
      await postgres.stop();
      stage.type('/whoami');
      await stage.arrive(1);
      await logged('a watcher could not look');
      await logged('polling failed');
      await systemClock.sleep(goneMs);
      await postgres.start();
      await stage.arrive(2);
      await stage.toldAll(2, backWithinMs);
      await stage.said('Role: admin', backWithinMs);
    });
    await postgres.stop();
    await stage.arrive(3);
    const refused = await stage.fail();
    await postgres.start();
    await stage.run(() => stage.toldAll(3));

    expect(code).toBe(0);
    expect(stderr).toContain('PostgreSQL is not available');
    expect(refused.code).toBe(69);
    expect(refused.stderr).toMatch(
      /^smsc-chatops cannot use its database: PostgreSQL is not available\n {2}- check DATABASE_URL/,
    );
    expect(stage.told()).toEqual([1, 2, 3]);
  });
});
