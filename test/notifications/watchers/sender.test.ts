import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SenderChange } from '../../../src/bot/topics/change.ts';
import { createSenderWatcher } from '../../../src/notifications/watchers/sender.ts';
import type { SenderState } from '../../../src/notifications/watchers/sender-changes.ts';
import { emptyAgenda } from '../../../src/smsc/sandbox/agenda.ts';
import { noon } from '../../support/clock.ts';
import { sandboxAccount, sandboxSender } from '../../support/sandbox-account.ts';
import { look, type Stage, startScripted, startStage } from './scripted.ts';

const minutes = 60_000;
const days = 1_440 * minutes;

function watch({ account }: Stage, last?: SenderState) {
  return look(createSenderWatcher({ account, pollMs: 30_000 }), last);
}

/** Looks once a minute. */
async function lookOn(stage: Stage, begin: SenderState, count: number, everyMs = minutes) {
  let state = begin;
  const changes: SenderChange[] = [];
  for (let looks = 0; looks < count; looks += 1) {
    stage.advance(everyMs);
    const seen = await watch(stage, state);
    state = seen.state;
    changes.push(...(seen.changes as readonly SenderChange[]));
  }
  return { state, changes };
}

describe('the watcher of sender names', () => {
  it('tells nothing at the first look', async () => {
    await using stage = await startStage();

    const { changes, state } = await watch(stage);

    expect(changes).toEqual([]);
    expect(state.names.length).toBe(stage.bot.sandbox.account().senders.filter(({ user }) => user === '').length);
  });

  it('tells of a new name, its moderation and its way at the operators', async () => {
    await using stage = await startStage({ account: sandboxAccount() });
    const { state } = await watch(stage);
    await stage.bot.client.senders.add({ name: 'new_shop', operators: ['mts_int'] });

    const { changes } = await lookOn(stage, state, 180, 30_000);

    expect(changes[0]).toMatchObject({ kind: 'appeared', name: 'new_shop', object: 'sender:1', isDecisive: false });
    const moderated = changes.find(({ kind }) => kind === 'moderation');
    expect(moderated).toMatchObject({ moderation: { before: 0, after: 1 }, isDecisive: true, isLoud: true });
    const steps = changes.flatMap(({ kind, operators }) => (kind === 'operators' ? [operators['mts_int']] : []));
    expect(steps[0]).toEqual({ before: 0, after: 1 });
    expect(steps[1]).toMatchObject({ before: 1 });
  });

  it('tells of a name that is missing from two complete looks, and not earlier', async () => {
    const senders = [sandboxSender(), sandboxSender({ id: '8', name: 'other', moderation: 0 })];
    await using stage = await startStage({ account: sandboxAccount({ senders }) });
    const { state } = await watch(stage);
    await stage.bot.client.senders.delete({ id: '8' });

    const once = await lookOn(stage, state, 1);
    const twice = await lookOn(stage, once.state, 1);

    expect(once.changes).toEqual([]);
    expect(twice.changes).toMatchObject([{ kind: 'disappeared', name: 'other', id: '8', moderation: { before: 0 } }]);
    expect(twice.state.names.map(({ id }) => id)).toEqual(['7']);
    expect(twice.state.waits).toEqual({});
  });

  it('asks for all operators only every hour', async () => {
    await using stage = await startStage();
    const { state } = await watch(stage);
    const before = stage.bot.sandbox.counts().requests['senders.php get'] ?? 0;

    const { state: after } = await lookOn(stage, state, 3);

    expect((stage.bot.sandbox.counts().requests['senders.php get'] ?? 0) - before).toBe(6);
    expect(after.sweptAt).toBe(state.sweptAt);
    expect((await lookOn(stage, after, 1, 60 * minutes)).state.sweptAt).toBeGreaterThan(state.sweptAt);
  });

  it.each(['html', 'broken', 'blocked', 'denied', 'limited', 'outage'] as const)(
    'fails without a state on the fault %s, and tells what happened meanwhile later, once',
    async (kind) => {
      const agenda = emptyAgenda(1);
      agenda.appointments.push({ what: 'sender-is-moderated', id: '7', at: noon + minutes, turn: 1 });
      const account = sandboxAccount({ senders: [sandboxSender({ moderation: 0 })], agenda });
      await using stage = await startStage({ account });
      const { state } = await watch(stage);
      stage.bot.sandbox.fault(kind, 10 * minutes);
      stage.advance(2 * minutes);

      await expect(watch(stage, state)).rejects.toThrow(/^senders\.get: /);
      stage.advance(90 * minutes);
      const { changes, state: after } = await watch(stage, state);

      expect(changes).toMatchObject([{ kind: 'moderation', moderation: { before: 0, after: 1 } }]);
      expect((await lookOn(stage, after, 2)).changes).toEqual([]);
    },
  );

  it('tells once that a name has waited unusually long', async () => {
    await using stage = await startStage({ account: sandboxAccount({ senders: [sandboxSender({ moderation: 0 })] }) });
    const { state } = await watch(stage);

    const { changes } = await lookOn(stage, state, 8, days);

    expect(changes).toMatchObject([{ kind: 'stuck', name: 'my_shop', moderation: { after: 0 }, waitedMs: 3 * days }]);
  });

  it('keeps a name that only the list of the operators has', async () => {
    await using stage = await startScripted((form) =>
      form.has('operators') ? '[{"sender":"odd","mts_step":"2","id":"9"}]' : '[{"sender":"shop","status":1,"id":7}]',
    );
    const { state } = await watch(stage);

    const { changes, state: after } = await lookOn(stage, state, 3, 61 * minutes);

    expect(changes).toEqual([]);
    expect(after.names.map(({ name }) => name).toSorted()).toEqual(['odd', 'shop']);
    expect((await lookOn(stage, after, 1)).state.isSweepDue).toBe(false);
  });

  it.each(['[]', '{"error":"no records","error_code":3}'])(
    'does not take the answer %s for the end of all',
    async (nothing) => {
      const rows = '[{"sender":"shop","status":1,"mts_step":"2","id":7}]';
      let body = rows;
      await using stage = await startScripted(() => body);
      const { state } = await watch(stage);
      body = nothing;
      const none = await lookOn(stage, state, 1, 61 * minutes);
      body = rows;

      const { changes } = await lookOn(stage, none.state, 3);

      expect([...none.changes, ...changes]).toEqual([]);
    },
  );

  it('tells each step of a random history once and ends with what the provider has', async () => {
    let names = new Map<string, { moderation: number; mts: number | undefined }>();
    await using stage = await startScripted((form) => {
      const rows = [...names].map(([id, { moderation, mts }]) =>
        form.has('operators')
          ? { sender: `s${id}`, ...(mts !== undefined && { mts_step: String(mts) }), id }
          : { sender: `s${id}`, status: moderation, id: Number(id) },
      );
      return JSON.stringify(rows);
    });
    const provider = fc.dictionary(
      fc.constantFrom('1', '2', '3', '4'),
      fc.record({ moderation: fc.integer({ min: 0, max: 2 }), mts: fc.constantFrom(undefined, 0, 1, 2, 3) }),
    );

    await fc.assert(
      fc.asyncProperty(fc.array(provider, { minLength: 1, maxLength: 6 }), async (history) => {
        names = new Map(Object.entries(history[0] ?? {}));
        stage.advance(2 * minutes);
        const first = await watch(stage);
        expect(first.changes).toEqual([]);
        const told = new Map(first.state.names.map(({ id, moderation, operators }) => [id, { moderation, operators }]));
        let { state } = first;
        for (const next of [...history, history.at(-1) ?? {}]) {
          names = new Map(Object.entries(next));
          stage.advance(2 * minutes);
          const seen = await watch(stage, state);
          state = seen.state;
          for (const change of seen.changes as readonly SenderChange[]) replay(told, change);
        }
        const expected = new Map(
          [...names].map(([id, { moderation, mts }]) => [
            id,
            { moderation, operators: mts === undefined ? {} : { mts_step: mts } },
          ]),
        );
        expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected));
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 25 },
    );
  });

  it('tells each of 15 000 names apart', async () => {
    let body = manyNames(0);
    await using stage = await startScripted(() => body);
    const { state } = await watch(stage);
    body = manyNames(1);

    const { changes } = await lookOn(stage, state, 1);

    expect(changes.length).toBe(14_999);
    expect(new Set(changes.map(({ object }) => object)).size).toBe(14_999);
  });
});

function manyNames(status: number): string {
  return JSON.stringify(Array.from({ length: 14_999 }, (_, id) => ({ sender: `s${id}`, status, id: id + 1 })));
}

/** Does to what is known what a change tells; a step from elsewhere than where a name is would be told twice or lost. */
function replay(
  told: Map<string | undefined, { moderation: number | undefined; operators: Readonly<Record<string, number>> }>,
  change: SenderChange,
): void {
  const { id, kind, moderation, operators: steps } = change;
  const known = told.get(id);
  if (kind === 'stuck') return;
  expect(known === undefined).toBe(kind === 'appeared');
  if (kind === 'disappeared') return void told.delete(id);
  expect((moderation ?? { before: known?.moderation }).before).toBe(known?.moderation);
  const operators: Record<string, number> = { ...known?.operators };
  for (const [key, { before, after }] of Object.entries(steps)) {
    expect(before).toBe(operators[key]);
    if (after === undefined) delete operators[key];
    else operators[key] = after;
  }
  told.set(id, { moderation: moderation === undefined ? known?.moderation : moderation.after, operators });
}
