import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboxChange } from '../../../src/bot/topics/change.ts';
import { createInboxWatcher } from '../../../src/notifications/watchers/inbox.ts';
import type { InboxState } from '../../../src/notifications/watchers/inbox-changes.ts';
import { noon } from '../../support/clock.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';
import { look, type Stage, startScripted, startStage } from './scripted.ts';

const seconds = 1_000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

interface Sms {
  readonly id: string;
  readonly at: number;
}

function watch({ account }: Stage, last?: InboxState, sizes = {}) {
  return look(createInboxWatcher({ account, pollMs: 30_000, ...sizes }), last);
}

/** Looks until nothing more follows. */
async function watchAll(stage: Stage, last: InboxState | undefined, sizes = {}) {
  const ids: string[] = [];
  let state = last;
  for (let looks = 0; ; looks += 1) {
    expect(looks).toBeLessThan(50);
    const seen = await watch(stage, state, sizes);
    state = seen.state;
    ids.push(...idsOf(seen.changes as readonly InboxChange[]));
    if (seen.isMore !== true) return { state: seen.state, ids };
    stage.advance(21 * seconds);
  }
}

function idsOf(changes: readonly InboxChange[]): readonly string[] {
  return changes.map(({ message, kind }) => message?.id ?? kind);
}

/** A provider that tells what `inbox` holds, smallest id first, as the page does. */
function startInbox(inbox: () => readonly Sms[]) {
  const stage: { now: () => number } = { now: () => 0 };
  return startScripted((form) => {
    const after = form.get('after_id');
    const since = form.has('hour') ? stage.now() - Number(form.get('hour')) * hours : 0;
    const rows = inbox()
      .filter(({ id }) => after === null || BigInt(id) > BigInt(after))
      .filter(({ at }) => at >= since)
      .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1))
      .slice(0, Number(form.get('cnt')))
      .map(({ id, at }) => ({ id, received: moscow(at), phone: '79160000001', message: 'text', to_phone: '7999' }));
    return JSON.stringify(rows);
  }).then((started) => {
    stage.now = () => started.account.now().epochMilliseconds;
    return started;
  });
}

function moscow(at: number): string {
  const [day = '', time = ''] = new Date(at + 3 * hours).toISOString().split('T');
  return `${day.split('-').toReversed().join('.')} ${time.slice(0, 8)}`;
}

describe('the watcher of incoming SMS', () => {
  it('tells nothing of what was there before, and each SMS that comes in after that once', async () => {
    await using stage = await startStage();
    const first = await watchAll(stage, undefined);
    stage.advance(26 * hours);

    const { ids, state } = await watchAll(stage, first.state);

    expect(first.ids).toEqual([]);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids).toEqual(
      stage.bot.sandbox
        .account()
        .answers.slice(-ids.length)
        .map(({ id }) => id),
    );
    stage.advance(minutes);
    expect((await watch(stage, state)).changes).toEqual([]);
  });

  it('tells of the first SMS ever', async () => {
    let inbox: readonly Sms[] = [];
    await using stage = await startInbox(() => inbox);
    const { state } = await watch(stage);
    stage.advance(minutes);
    inbox = [{ id: '5', at: noon + minutes }];

    const seen = await watch(stage, state);

    expect(seen.changes).toEqual([
      {
        topic: 'inbox',
        object: 'sms:5',
        kind: 'arrived',
        isDecisive: true,
        isLoud: true,
        message: { id: '5', from: '79160000001', to: '7999', text: 'text', receivedAt: noon + minutes },
      },
    ]);
  });

  it('goes on at once after a full page, oldest first, with ids longer than a number holds', async () => {
    const big = 2n ** 64n;
    let inbox: readonly Sms[] = [{ id: String(big), at: noon }];
    await using stage = await startInbox(() => inbox);
    const sizes = { pageSize: 10, edge: 4 };
    const { state } = await watch(stage, undefined, sizes);
    const fresh = Array.from({ length: 35 }, (_, place) => ({
      id: String(big + 1n + BigInt(place)),
      at: noon + place,
    }));
    inbox = [...inbox, ...fresh];
    stage.advance(minutes);

    const { ids } = await watchAll(stage, state, sizes);

    expect(ids).toEqual(fresh.map(({ id }) => id));
  });

  it('is silent about everything that is there at first, also when it takes several pages', async () => {
    const inbox = Array.from({ length: 35 }, (_, place) => ({ id: String(place + 1), at: noon - hours + place }));
    await using stage = await startInbox(() => inbox);

    const { ids, state } = await watchAll(stage, undefined, { pageSize: 10, edge: 4 });

    expect(ids).toEqual([]);
    expect(state).toMatchObject({ isSilent: false, after: '31' });
  });

  it('tells of an SMS that gets a smaller id late', async () => {
    let inbox: readonly Sms[] = [
      { id: '10', at: noon },
      { id: '14', at: noon },
    ];
    await using stage = await startInbox(() => inbox);
    const { state } = await watch(stage);
    inbox = [...inbox, { id: '12', at: noon - minutes }];
    stage.advance(minutes);

    expect((await watchAll(stage, state)).ids).toEqual(['12']);
  });

  it('follows ids that begin anew, without telling again what it had told', async () => {
    const old = Array.from({ length: 20 }, (_, place) => ({
      id: String(1_000 + place),
      at: noon - hours + place * minutes,
    }));
    let inbox: readonly Sms[] = old;
    await using stage = await startInbox(() => inbox);
    const first = await watch(stage, undefined, { edge: 4 });
    stage.advance(30 * minutes);
    inbox = [{ id: '1', at: noon + 5 * minutes }, { id: '2', at: noon + 6 * minutes }, ...old];

    const { ids, state } = await watchAll(stage, first.state, { edge: 4 });
    stage.advance(30 * minutes);
    inbox = [{ id: '3', at: noon + 40 * minutes }, ...inbox];
    const later = await watchAll(stage, state, { edge: 4 });
    stage.advance(30 * minutes);

    expect(ids).toEqual(['1', '2']);
    expect(later.ids).toEqual(['3']);
    expect((await watchAll(stage, later.state, { edge: 4 })).ids).toEqual([]);
  });

  it('tells of another SMS under an id that it has seen', async () => {
    let inbox: readonly Sms[] = [{ id: '1', at: noon }];
    await using stage = await startInbox(() => inbox);
    const { state } = await watch(stage);
    inbox = [{ id: '1', at: noon + 30 * seconds }];
    stage.advance(minutes);

    expect((await watchAll(stage, state)).ids).toEqual(['1']);
  });

  it('says when more than a week passed in which SMS may have come that cannot be asked for', async () => {
    await using stage = await startStage({ account: sandboxAccount() });
    const { state } = await watch(stage);
    stage.advance(168 * hours);
    expect((await watch(stage, state)).changes).toEqual([]);
    stage.advance(2 * hours);

    const { changes, state: after } = await watch(stage, state);

    expect(changes).toMatchObject([{ kind: 'gap', between: [noon, noon + 2 * hours] }]);
    stage.advance(minutes);
    expect((await watch(stage, after)).changes).toEqual([]);
  });

  it.each(['html', 'broken', 'blocked', 'denied', 'limited', 'outage'] as const)(
    'fails on the fault %s, and loses nothing by it',
    async (kind) => {
      await using stage = await startStage();
      const { state } = await watch(stage);
      stage.bot.sandbox.fault(kind, 30 * minutes);
      stage.advance(5 * minutes);

      await expect(watch(stage, state)).rejects.toThrow(/^incoming\.get: /);
      stage.advance(30 * hours);
      const { ids } = await watchAll(stage, state);

      expect(ids).toEqual(
        stage.bot.sandbox
          .account()
          .answers.slice(-ids.length)
          .map(({ id }) => id),
      );
      expect(ids.length).toBeGreaterThan(5);
    },
  );

  it('fails on an id that is no number, without its text', async () => {
    await using stage = await startScripted(() => '[{"id":"x1","phone":"79160000001","message":"secret words"}]');

    await expect(watch(stage)).rejects.toThrow(/^incoming\.get: an id is no number$/);
  });

  it('tells each SMS of a random history once, those of one look by their ids', async () => {
    let inbox: readonly Sms[] = [];
    await using stage = await startInbox(() => inbox);
    const sizes = { pageSize: 12, edge: 6 };
    const burst = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 25 });

    await fc.assert(
      fc.asyncProperty(fc.array(burst, { minLength: 1, maxLength: 6 }), async (bursts) => {
        let id = 10n ** 20n;
        inbox = [];
        let state: InboxState | undefined;
        for (const [place, steps] of bursts.entries()) {
          stage.advance(11 * minutes);
          const at = stage.account.now().epochMilliseconds - 5 * seconds;
          const fresh = steps.map((step) => {
            id += BigInt(step);
            return { id: String(id), at };
          });
          inbox = [...inbox, ...fresh];
          const seen = await watchAll(stage, state, sizes);
          state = seen.state;
          expect(seen.ids).toEqual(place === 0 ? [] : fresh.map((sms) => sms.id));
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        }
      }),
      { numRuns: 25 },
    );
  });
});
