import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Conversation } from '../../src/bot/chat.ts';
import type { Claim } from '../../src/bot/outbox/delivery.ts';
import { createOutbox, type Outbox } from '../../src/bot/outbox/outbox.ts';
import type { Database } from '../../src/storage/database.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { TargetModel } from '../support/outbox-model.ts';
import { mailing, note } from './outbox.ts';

const leaseMs = 60_000;
const target = fc.nat(2);

const operation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('put'), to: target, topic: fc.nat(1), kind: fc.nat(1), held: fc.nat(3) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('claim'), to: target, most: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sent'), to: target, older: fc.nat(4) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('failed'),
      to: target,
      older: fc.nat(4),
      unknown: fc.boolean(),
      after: fc.option(fc.nat(7_000_000)),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('step'), to: target, older: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bury'), to: target }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pause'), to: target }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resume'), to: target }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pass'),
      ms: fc.constantFrom(1000, 5000, leaseMs, 3_600_000, 21_600_000, 2 * 86_400_000),
    }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;
const operations = fc.array(operation, { minLength: 10, maxLength: 40, size: 'max' });

/** What was seen, and what the model says. */
type Pair = readonly [seen: unknown, expected: unknown];

const alike: Pair = [true, true];

/** One account's outbox beside the model of it. */
class Run {
  readonly #outbox: Outbox;
  readonly #database: Database;
  readonly #clock: ManualClock;
  readonly #models = [0, 1, 2].map(() => new TargetModel());
  readonly #claims: Claim[][] = [[], [], []];
  #number = 0;

  constructor(database: Database, account: string) {
    this.#database = database;
    this.#clock = manualClock();
    this.#outbox = createOutbox(database, account, this.#clock);
  }

  async does(each: Operation): Promise<Pair> {
    const now = this.#clock.now();
    if (each.do === 'pass' && 'ms' in each) {
      await this.#clock.advance(each.ms);
      return alike;
    }
    if (!('to' in each)) {
      const released = await this.#outbox.release();
      return [released, this.#models.reduce((sum, model) => sum + model.release(now), 0)];
    }
    const model = this.#models[each.to] ?? new TargetModel();
    const to = placeOf(each.to);
    const given = this.#claims[each.to] ?? [];
    if ('topic' in each) {
      this.#number += 1;
      const change = each.topic === 0 ? mailing : note('1');
      const kind = each.kind === 0 ? 'card' : 'message';
      const held = each.held === 0 ? { until: now + 3_600_000, reason: 'quiet' } : undefined;
      const delivery = { subscription: 1, to, kind, ...(held === undefined ? {} : { held }) } as const;
      await this.#database.transaction((queries) => this.#outbox.put(queries, { change, at: now }, [delivery]));
      model.put(this.#number, `${change.topic} ${kind}`, now, held?.until);
      return alike;
    }
    if ('most' in each) {
      const claim = await this.#outbox.claim(to, { most: each.most, leaseMs });
      const numbers = claim?.deliveries.map(({ number }) => number);
      const seen = claim && { numbers, isRepeat: claim.isRepeat, posted: claim.posted.length };
      if (claim !== undefined) given.unshift(claim);
      return [seen, model.claim(now, each.most, leaseMs)];
    }
    if (each.do === 'pause') {
      model.isPaused = true;
      await this.#outbox.pause(to, 'gone');
      return alike;
    }
    if (each.do === 'resume') {
      const wasPaused = model.isPaused;
      model.resume();
      return [await this.#outbox.resume(to), wasPaused];
    }
    // Mostly the newest claim, at times an older one, whose holder was thought dead.
    const claim = given['older' in each && each.older > 2 ? 1 : 0];
    if (claim === undefined) return alike;
    if ('unknown' in each) {
      const failure = { reason: 'x', ...(each.unknown ? { mayBeShown: true as const } : {}) };
      const after = await this.#outbox.failed(claim, failure, each.after ?? undefined);
      return [after?.retryAt, model.fail(claim, now, each.unknown, each.after ?? undefined)];
    }
    if (each.do === 'step') return [await this.#outbox.step(claim, '1'), model.step(claim)];
    if (each.do === 'sent') return [await this.#outbox.sent(claim), model.end(claim, 'sent')];
    return [await this.#outbox.bury(claim, 'x'), model.end(claim, 'dead')];
  }

  /** What can be seen from outside. */
  async state(): Promise<Pair> {
    const due = (await this.#outbox.due(9)).map(({ id }) => id).toSorted();
    const { count, paused, held } = await this.#outbox.backlog();
    const dead = (await this.#outbox.deadLetters(99)).length;
    const models = this.#models;
    const isDue = (model: TargetModel): boolean => model.isDue(this.#clock.now());
    const expected = {
      due: ['0', '1', '2'].filter((id) => models.filter(isDue).includes(models[Number(id)] ?? new TargetModel())),
      count: models.filter(({ isPaused }) => !isPaused).flatMap(({ waiting }) => waiting).length,
      paused: models.filter(({ isPaused }) => isPaused).flatMap(({ waiting }) => waiting).length,
      held: models.flatMap(({ items }) => items).filter(({ state }) => state === 'held').length,
      dead: models.flatMap(({ items }) => items).filter(({ state }) => state === 'dead').length,
    };
    return [{ due, count, paused, held, dead }, expected];
  }
}

function placeOf(index: number): Conversation {
  return { platform: 'test', id: String(index), kind: 'group' };
}

/** Whatever is done in whatever order, the outbox does what a simple model of it does. */
export function outboxAtRandom(name: string, open: () => Promise<Database>, numRuns: number): void {
  describe(`the outbox at random on ${name}`, () => {
    let database: Database;

    beforeEach(async () => {
      database = await open();
      onTestFinished(() => database.close());
    });

    it('does what a simple model does', async () => {
      let runs = 0;
      const property = fc.asyncProperty(operations, async (some) => {
        runs += 1;
        const run = new Run(database, `run ${runs}`);
        const pairs: Pair[] = [];
        for (const each of some) pairs.push(await run.does(each), await run.state());
        expect(pairs.map(([seen]) => seen)).toEqual(pairs.map(([, expected]) => expected));
      });

      await expect(fc.assert(property, { numRuns })).resolves.toBeUndefined();
    });
  });
}
