import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailingChange } from '../../../src/bot/topics/change.ts';
import { createMailingWatcher, type MailingState } from '../../../src/notifications/watchers/mailing.ts';
import { emptyAgenda } from '../../../src/smsc/sandbox/agenda.ts';
import { noon } from '../../support/clock.ts';
import { sandboxAccount, sandboxMailing } from '../../support/sandbox-account.ts';
import { look, type Stage, startScripted, startStage } from './scripted.ts';

const minutes = 60_000;
const days = 1_440 * minutes;
const pauseMs = 65_000;

function watch({ account }: Stage, last?: MailingState) {
  return look(createMailingWatcher({ account, pollMs: 30_000 }), last);
}

async function lookOn(stage: Stage, begin: MailingState, count: number, everyMs = pauseMs) {
  let state = begin;
  const changes: MailingChange[] = [];
  for (let looks = 0; looks < count; looks += 1) {
    stage.advance(everyMs);
    const seen = await watch(stage, state);
    state = seen.state;
    changes.push(...(seen.changes as readonly MailingChange[]));
  }
  return { state, changes };
}

/** A mailing of the sandbox to so many, which is due at once. */
function running(recipients: number) {
  const agenda = emptyAgenda(1);
  agenda.appointments.push({ what: 'mailing-sends', id: '51', at: noon + minutes, turn: 1 });
  const phones = Array.from({ length: recipients }, (_, place) => `7916000${String(1_000 + place)}`);
  const mailing = sandboxMailing({
    status: 0,
    repeat: 0,
    recipients: phones,
    sent: 0,
    delivered: 0,
    sentAt: undefined,
  });
  return sandboxAccount({ mailings: [mailing], agenda });
}

describe('the watcher of mailings', () => {
  it('tells nothing at the first look', async () => {
    await using stage = await startStage();

    const { changes, state } = await watch(stage);

    expect(changes).toEqual([]);
    expect(Object.keys(state.mailings).length).toBeGreaterThan(0);
  });

  it('tells how a mailing moves on and finishes, and no phone number', async () => {
    await using stage = await startStage({ account: running(30) });
    const { state } = await watch(stage);

    const { changes, state: after } = await lookOn(stage, state, 8);

    expect(changes.map(({ kind }) => kind)).toEqual(['moved', 'moved', 'moved', 'moved', 'finished', 'moved']);
    expect(changes[0]).toMatchObject({
      object: 'mailing:51',
      name: 'Новинки',
      status: { before: 0, after: 1 },
      sent: 6,
    });
    expect(changes[1]).toMatchObject({ isDecisive: false, isLoud: false, recipients: 30, sent: 12 });
    expect(changes[4]).toMatchObject({ isDecisive: true, isLoud: true, status: { before: 1, after: 2 }, sent: 30 });
    expect(JSON.stringify([changes, after])).not.toContain('7916');
  });

  it('tells of a new mailing and of one that is missing from two answers', async () => {
    await using stage = await startStage({ account: sandboxAccount() });
    const { state } = await watch(stage);
    const { mailings } = stage.bot.client;
    const { id } = await mailings.add({ name: 'Sale', recipients: ['79160000001'], text: 'text' });
    const { changes, state: known } = await lookOn(stage, state, 1);
    await mailings.delete({ id });

    const once = await lookOn(stage, known, 1);
    const twice = await lookOn(stage, once.state, 1);

    expect(changes).toMatchObject([{ kind: 'appeared', name: 'Sale', recipients: 1 }]);
    expect(once.changes).toEqual([]);
    expect(twice.changes).toMatchObject([{ kind: 'disappeared', name: 'Sale' }]);
  });

  it('says nothing when a mailing is only too long ago to be listed', async () => {
    const mailings = [sandboxMailing({ repeat: 0 })];
    await using stage = await startStage({ account: sandboxAccount({ mailings }) });
    const { state } = await watch(stage);

    const { changes, state: after } = await lookOn(stage, state, 12, days);

    expect(changes).toEqual([]);
    expect(Object.keys(after.mailings)).toEqual(['51']);
    expect(Object.keys((await lookOn(stage, after, 1, 100 * days)).state.mailings)).toEqual([]);
  });

  it('tells that a mailing that repeats has been sent to everybody again', async () => {
    let sent = '18.11.2026 11:00:00';
    await using stage = await startScripted(() =>
      JSON.stringify([{ id: 1, name: 'a', status: 0, phones_cnt: 2, sms_sent: 2, sms_ok: 2, last_sent: sent }]),
    );
    const { state } = await watch(stage);
    sent = '18.11.2026 12:00:00';

    expect((await lookOn(stage, state, 2)).changes).toMatchObject([{ kind: 'finished', sent: 2 }]);
  });

  it.each(['html', 'broken', 'blocked', 'denied', 'limited', 'outage'] as const)(
    'fails on the fault %s, and tells what happened meanwhile later',
    async (kind) => {
      await using stage = await startStage({ account: running(6) });
      const { state } = await watch(stage);
      stage.bot.sandbox.fault(kind, 30 * minutes);
      stage.advance(2 * minutes);

      await expect(watch(stage, state)).rejects.toThrow(/^mailings\.list: /);
      const { changes } = await lookOn(stage, state, 1, 120 * minutes);

      expect(changes).toMatchObject([{ kind: 'finished', status: { before: 0, after: 2 } }]);
    },
  );

  it('tells each state of a random history once and ends with what the provider has', async () => {
    let list: Readonly<Record<string, number>> = {};
    await using stage = await startScripted(() =>
      JSON.stringify(
        Object.entries(list).map(([id, status]) => ({
          id: Number(id),
          name: `m${id}`,
          status,
          need_date: '01.12.2026 10:00:00',
        })),
      ),
    );
    const listed = fc.dictionary(fc.constantFrom('1', '2', '3'), fc.integer({ min: 0, max: 3 }));

    await fc.assert(
      fc.asyncProperty(fc.array(listed, { minLength: 1, maxLength: 6 }), async (history) => {
        list = history[0] ?? {};
        stage.advance(pauseMs);
        let { state, changes } = await watch(stage);
        expect(changes).toEqual([]);
        const told = new Map(Object.entries(list));
        for (const next of [...history, history.at(-1) ?? {}, history.at(-1) ?? {}]) {
          list = next;
          ({ state, changes } = await lookOn(stage, state, 1));
          for (const { kind, id, status } of changes as readonly MailingChange[]) {
            expect(told.get(id)).toBe(status?.before);
            if (kind === 'disappeared') told.delete(id);
            else told.set(id, status?.after ?? Number.NaN);
          }
        }
        expect(Object.fromEntries(told)).toEqual({ ...list });
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 20 },
    );
  });
});
