import assert from 'node:assert/strict';
import { expect, it, vi } from 'vitest';
import { createPresentStates } from '../../src/notifications/present-states.ts';
import { createSenderWatcher } from '../../src/notifications/watchers/sender.ts';
import { compareTemplates } from '../../src/notifications/watchers/template-changes.ts';
import { noon } from '../support/clock.ts';
import { mailingChange, senderChange, templateChange } from '../support/notices.ts';
import { plainText } from '../support/reply.ts';
import { chat, senderStage } from '../support/sender-stage.ts';
import { minute, startPolling } from './poller-stage.ts';
import { look, startStage } from './watchers/scripted.ts';

it('the first card of a sender name shows it at every operator, not only what changed', async () => {
  await using provider = await startStage();
  const { state } = await look(createSenderWatcher({ account: provider.account, pollMs: 30_000 }));
  const known = state.names.find(({ name }) => name === 'my_shop');
  assert.ok(known !== undefined);
  const operators = Object.keys(known.operators);
  expect(operators.length).toBeGreaterThan(2);
  const stage = await senderStage();
  const sender = stage.send({ stateOf: createPresentStates({ remembered: async () => state }) });
  const [first = ''] = operators;
  const change = senderChange({ object: `sender:${known.id}`, operators: { [first]: { before: 1, after: 2 } } });
  await stage.put([change], { kind: 'card' });
  sender.nudge();
  await expect.poll(() => stage.platform.shown(chat)).toHaveLength(1);

  const [card] = stage.platform.shown(chat);
  const table = card?.reply.blocks.find((block) => block.kind === 'table');
  expect(table?.kind === 'table' && table.rows).toHaveLength(operators.length);
  expect(plainText(card?.reply)).toContain('Moderation');
});

it('a card that hears of one operator alone shows how the others stand by now', async () => {
  const stage = await senderStage();
  let others = 1;
  const sender = stage.send({ stateOf: async () => ({ moderation: 1, operators: { mts_step: 1, bee_step: others } }) });
  const told = async (after: number): Promise<unknown> => {
    await stage.put([senderChange({ operators: { mts_step: { after } }, isDecisive: false })], { kind: 'card' });
    sender.nudge();
    await expect.poll(async () => (await stage.outbox.backlog()).count).toBe(0);
    const table = stage.platform.shown(chat)[0]?.reply.blocks.find((block) => block.kind === 'table');
    return table?.kind === 'table' && table.rows.map((row) => row.at(-1));
  };
  expect(await told(1)).toEqual([expect.stringContaining('sent'), expect.stringContaining('sent')]);
  others = 2;
  expect(await told(3)).toEqual([expect.stringContaining('not accepted'), expect.stringContaining('✓')]);
});

it('a template is known by its number, and of anything else, or before the first look, nothing is', async () => {
  const addedAt = Temporal.Instant.fromEpochMilliseconds(noon);
  const registered = [{ number: 7, sender: 'my_shop', text: 'hello', addedAt }];
  const [template] = registered;
  assert.ok(template !== undefined);
  const seen = [{ template, at: noon, states: [{ id: '1', target: 'mts_srv', status: 2, rest: {} }] }];
  const { state } = await compareTemplates(undefined, { now: noon, registered, seen });
  const stateOf = createPresentStates({ remembered: async () => state });

  expect(await stateOf(templateChange({ object: 'template:7' }))).toEqual({ operators: { mts_srv: 2 } });
  expect(await stateOf(templateChange({ object: 'template:8' }))).toBeUndefined();
  expect(await stateOf(mailingChange())).toBeUndefined();
  expect(await createPresentStates({ remembered: async () => undefined })(senderChange())).toBeUndefined();
});

it('what a watcher remembers is known to a process that does not look', async () => {
  const stage = await startPolling();
  const [looking, other] = [stage.poller(), stage.poller()];
  looking.start();
  await vi.waitFor(async () => expect((await looking.status()).isLooking).toBe(true));
  await stage.pass(minute);

  const remembered = await looking.remembered('inbox');
  expect(remembered).toBeDefined();
  expect(await other.remembered('inbox')).toEqual(remembered);
});
