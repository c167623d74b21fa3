import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTemplateRegister, type RegisteredTemplate } from '../../../src/bot/templates/template-register.ts';
import type { TemplateChange } from '../../../src/bot/topics/change.ts';
import { createTemplateWatcher } from '../../../src/notifications/watchers/template.ts';
import type { TemplatesState } from '../../../src/notifications/watchers/template-changes.ts';
import { sandboxAccount, sandboxSender } from '../../support/sandbox-account.ts';
import { look, type Stage, startScripted, startStage } from './scripted.ts';

const minutes = 60_000;
const days = 1_440 * minutes;

function registered(count: number): readonly RegisteredTemplate[] {
  const addedAt = Temporal.Instant.from('2026-11-18T09:00:00Z');
  return Array.from({ length: count }, (_, place) => ({
    number: place + 1,
    sender: 'my_shop',
    text: `text ${place + 1}`,
    addedAt,
  }));
}

function watch({ account }: Stage, templates: readonly RegisteredTemplate[], last?: TemplatesState) {
  return look(createTemplateWatcher({ account, pollMs: 30_000, templates: { list: async () => templates } }), last);
}

async function lookOn(stage: Stage, templates: readonly RegisteredTemplate[], count: number, begin?: TemplatesState) {
  let state = begin;
  const changes: TemplateChange[] = [];
  for (let looks = 0; looks < count; looks += 1) {
    const seen = await watch(stage, templates, state);
    stage.advance(minutes);
    state = seen.state;
    changes.push(...(seen.changes as readonly TemplateChange[]));
  }
  return { state, changes };
}

/** An answer in the provider's XML. */
function told(states: Readonly<Record<string, number>>): string {
  const entries = Object.entries(states).map(
    ([name, status]) => `<template><name>${name}</name><status>${status}</status><id>1</id></template>`,
  );
  return `<?xml version="1.0"?><result>${entries.join('')}</result>`;
}

describe('the watcher of templates', () => {
  it('has nothing to ask for without templates', async () => {
    await using stage = await startStage();

    expect(await watch(stage, [])).toMatchObject({ changes: [], isIdle: true });
  });

  it('asks for each in its turn when the clock was set back by an hour', async () => {
    await using stage = await startScripted(() => told({ mts_srv: 0 }));
    const templates = registered(9);
    const later = stage.account.now().epochMilliseconds + 60 * minutes;
    const begin = Object.fromEntries(templates.map(({ number }) => [number, { at: later, operators: { mts_srv: 0 } }]));

    const { state } = await lookOn(stage, templates, 3, { templates: begin, waits: {}, durations: {} });

    expect(Object.values(state?.templates ?? {}).filter(({ at }) => at >= later)).toEqual([]);
  });

  it('tells of the way of a template, decisive when the operator has decided', async () => {
    const senders = [sandboxSender({ operators: new Map([['mts_step', 2]]) })];
    await using stage = await startStage({ account: sandboxAccount({ senders }) });
    const template = { sender: 'my_shop', text: 'Code %w' };
    await stage.bot.client.operatorTemplates.add({ ...template, targets: ['mts_srv'] });
    const templates = createTemplateRegister(stage.bot.database, 'demo', stage.bot.clock);
    await templates.add(template);

    const { changes, state } = await lookOn(stage, await templates.list(), 70);

    const about = { object: 'template:1', number: 1, ...template, kind: 'operators' };
    expect(changes[0]).toMatchObject({ ...about, isDecisive: false, operators: { mts_srv: { before: 0, after: 1 } } });
    expect(changes[1]).toMatchObject({ ...about, isDecisive: true, operators: { mts_srv: { before: 1 } } });
    expect(changes.length).toBe(2);
    // Since when it waits before the first look nobody knows, so nothing is learnt from that.
    expect([state?.waits, state?.durations]).toEqual([{}, {}]);
  });

  it('asks for three at a look, each in its turn, new ones first', async () => {
    const asked: string[] = [];
    await using stage = await startScripted((form) => {
      asked.push(form.get('msg') ?? '');
      return told({ mts_srv: 1 });
    });

    const { state } = await lookOn(stage, registered(5), 2);
    await lookOn(stage, registered(6), 1, state);

    expect(asked.map((text) => Number(text.slice(5)))).toEqual([1, 2, 3, 4, 5, 1, 6, 2, 3]);
  });

  it('passes over templates that the provider refuses', async () => {
    await using stage = await startScripted((form) =>
      Number(form.get('msg')?.slice(5)) <= 4 ? 'ERROR = 1 (parameters error)' : told({ mts_srv: 1 }),
    );

    const { state } = await lookOn(stage, registered(5), 1);

    expect(state?.templates[5]?.operators).toEqual({ mts_srv: 1 });
    expect(state?.templates[1]?.operators).toBeUndefined();
  });

  it('takes an empty answer for no news', async () => {
    let body = told({ mts_srv: 2 });
    await using stage = await startScripted(() => body);
    const { state } = await lookOn(stage, registered(1), 1);
    body = '';

    const { changes, state: after } = await lookOn(stage, registered(1), 1, state);

    expect(changes).toEqual([]);
    expect(after?.templates[1]?.operators).toEqual({ mts_srv: 2 });
  });

  it('forgets what left the register and tells nothing of it when it comes again', async () => {
    let body = told({ mts_srv: 0 });
    await using stage = await startScripted(() => body);
    const { state } = await lookOn(stage, registered(1), 1);
    const { state: without } = await lookOn(stage, [], 1, state);
    body = told({ mts_srv: 2 });

    expect(without).toEqual({ templates: {}, waits: {}, durations: {} });
    expect((await lookOn(stage, registered(1), 1, without)).changes).toEqual([]);
  });

  it('tells once that an operator keeps a template waiting', async () => {
    await using stage = await startScripted(() => told({ mts_srv: 0, bee_srv: 1, mega_srv: 2 }));
    const { state } = await lookOn(stage, registered(1), 1);
    stage.advance(3 * days);

    const { changes } = await lookOn(stage, registered(1), 5, state);

    expect(changes).toMatchObject([{ kind: 'stuck', operators: { mts_srv: { after: 0 }, bee_srv: { after: 1 } } }]);
    expect(Object.keys(changes[0]?.operators ?? {})).toEqual(['mts_srv', 'bee_srv']);
  });

  it.each(['html', 'broken', 'blocked', 'denied', 'limited', 'outage'] as const)(
    'fails on the fault %s',
    async (kind) => {
      await using stage = await startStage();
      const { state } = await lookOn(stage, registered(2), 1);
      stage.bot.sandbox.fault(kind, 30 * minutes);

      await expect(watch(stage, registered(2), state)).rejects.toThrow(/^operatorTemplates\.get: /);
    },
  );

  it('tells each step of a random history once and ends with what the provider has', async () => {
    let states: readonly Readonly<Record<string, number>>[] = [];
    await using stage = await startScripted((form) => told(states[Number(form.get('msg')?.slice(5)) - 1] ?? {}));
    const codes = fc.record({ mts_srv: fc.integer({ min: -1, max: 4 }), bee_trn: fc.integer({ min: -1, max: 4 }) });

    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(codes, codes), { minLength: 1, maxLength: 6 }), async (history) => {
        const known: Record<number, Record<string, number>> = {};
        let state: TemplatesState | undefined;
        for (const [place, now] of history.entries()) {
          states = now;
          if (place === 0) now.forEach((told, index) => (known[index + 1] = { ...told }));
          stage.advance(minutes);
          const seen = await watch(stage, registered(2), state);
          expect(place === 0 && seen.changes.length > 0).toBe(false);
          state = seen.state;
          for (const { number, operators } of seen.changes as readonly TemplateChange[]) {
            for (const [target, { before, after }] of Object.entries(operators)) {
              expect(known[number]?.[target]).toBe(before);
              known[number] = { ...known[number], [target]: after ?? Number.NaN };
            }
          }
          expect(Object.values(known)).toEqual(now);
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        }
      }),
      { numRuns: 20 },
    );
  });
});
