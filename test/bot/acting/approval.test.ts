import { beforeEach, expect, it } from 'vitest';
import { type ApprovalStage, idIn, line, operator, startApprovalStage, team } from '../../support/approval-stage.ts';

let stage: ApprovalStage;

beforeEach(async () => {
  stage = await startApprovalStage();
  return () => stage[Symbol.asyncDispose]();
});

it('asks an operator on the other platform for what is over the limit, and does it when that one approves', async () => {
  await stage.say(line);
  expect(stage.newest('test:-team').words).toContain('over the limit');
  await stage.pressAt('test:-team', /Send/);
  expect(await stage.isSent()).toBe(false);
  expect(stage.newest('test:-team').words).toContain('waits for the approval');
  expect(stage.newest('other:U1').words).toContain('test:ann asks for your approval, as this is over the limit of ₽');

  await stage.pressAt('other:U1', /Approve/, operator);

  expect(await stage.isSent()).toBe(true);
  expect(stage.newest('other:U1').words).toContain('Asked for by test:ann, decided by other:U1');
  expect(stage.newest('test:-team').words).toMatch(/is on its way[^]*decided by other:U1/);
  expect(stage.labels('test:-team')).not.toContain('Approve');
  const log = await stage.bot.parts('en').acting.audit.list({ limit: 9 });
  expect(log.map(({ by, outcome }) => `${by.id} ${outcome}`)).toEqual([
    'ann done',
    'U1 begun',
    'ann awaiting',
    'ann asked',
  ]);
});

it('tells no viewer of it, and nobody where there is no limit', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  expect(stage.shown.has('other:U2')).toBe(false);

  await stage.bot.parts('en').acting.limit.clear();
  await stage.say(line.replace('Hello', 'Hello again'));
  await stage.pressAt('test:-team', /Send/);
  expect(stage.newest('test:-team').words).toContain('is on its way');
});

it('is not done when who asked approves, also by the name of another platform', async () => {
  const { links } = stage.bot.parts('en').admission;
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const { text, pressed } = stage.press('other:U1', /Approve/);
  const here = stage.press('test:-team', /Approve/);

  await stage.say(here.text, { pressed: here.pressed });
  await links.take(await links.offer({ platform: 'other', id: 'U1' }), { platform: 'test', id: 'ann' });
  await stage.say(text, { ...operator, pressed });

  expect(await stage.isSent()).toBe(false);
  expect(stage.newest('other:U1').words).toContain('Somebody else has to approve');
});

it.each([
  ['other', 'U1', operator],
  ['test', 'ann2', { as: 'ann2' }],
])('is not done either when who asked parts from another name, on %s, before approving by it', async (name, id, as) => {
  const { links } = stage.bot.parts('en').admission;
  const [ann, other] = [
    { platform: 'test', id: 'ann' },
    { platform: name, id },
  ];
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const here = stage.press('test:-team', /Approve/);
  const { text, pressed } = name === 'test' ? here : stage.press('other:U1', /Approve/);
  await links.take(await links.offer(other), ann);

  await links.leave(other);
  await stage.say(text, { ...as, pressed });
  expect(await stage.isSent()).toBe(false);
  await stage.say(here.text, { as: 'boris', pressed: here.pressed });
  expect(await stage.isSent()).toBe(true);
});

it('is done by another operator in the same conversation, and not by a viewer', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const { text, pressed } = stage.press('test:-team', /Approve/);

  await stage.say(text, { as: 'vera', role: 'viewer', pressed });
  expect(await stage.isSent()).toBe(false);
  await stage.say(text, { as: 'boris', pressed });

  expect(await stage.isSent()).toBe(true);
  expect(stage.newest('other:U1').words).toContain('decided by test:boris');
});

it('is not done when it is refused, and both sides are told by whom', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);

  await stage.pressAt('other:U1', /Refuse/, operator);

  expect(stage.newest('test:-team').words).toContain('Refused by other:U1');
  expect(await stage.isSent()).toBe(false);
});

it('is done once when two approve at one time', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const [one, other] = [stage.press('other:U1', /Approve/), stage.press('test:-team', /Approve/)];

  await Promise.all([
    stage.say(one.text, { ...operator, pressed: one.pressed }),
    stage.say(other.text, { as: 'boris', pressed: other.pressed }),
  ]);

  const { value } = await stage.bot.client.messages.get({ phones: ['79991234567'] }, { maxAgeMs: 0 });
  expect(value.filter(({ text }) => text === 'Hello')).toHaveLength(1);
});

it('asks who asked once more when the balance has changed meanwhile', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  await stage.bot.client.sending.send({ phones: ['79991112233'], text: 'From elsewhere', id: 'elsewhere' });

  await stage.pressAt('other:U1', /Approve/, operator);

  expect(await stage.isSent()).toBe(false);
  expect(stage.newest('other:U1').words).toContain('has changed');
  expect(stage.newest('test:-team').words).toContain('The balance has moved');
  expect(stage.newest('test:-team').reply.buttons?.[0]?.label).toMatch(/Send/);
  const log = await stage.bot.parts('en').acting.audit.list({ limit: 2 });
  expect(log.map(({ by, outcome }) => `${by.id} ${outcome}`)).toEqual(['ann asked', 'U1 changed']);
});

it('is not done half an hour later', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const { text, pressed } = stage.press('other:U1', /Approve/);
  await stage.bot.clock.advance(30 * 60_000);

  await stage.say(text, { ...operator, pressed });

  expect(await stage.isSent()).toBe(false);
  expect(stage.newest('other:U1').words).toContain('half hour to approve is over');
});

it('is shown as refused by the provider where it was asked for and on the card', async () => {
  await stage.say('/sender add new_shop operators:mts_step');
  await stage.pressAt('test:-team', /Add/);
  await stage.bot.client.senders.add({ name: 'new_shop' });

  await stage.pressAt('other:U1', /Approve/, operator);

  for (const key of ['test:-team', 'other:U1']) {
    expect(stage.newest(key).words).toMatch(/did not save[^]*decided by other:U1/);
    expect(stage.labels(key)).toEqual([]);
  }
});

it('is approved of nowhere but where somebody was asked', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const { text } = stage.press('other:U1', /Approve/);

  await stage.say(text, { as: 'boris', at: { ...team, id: '-elsewhere' } });

  expect(await stage.isSent()).toBe(false);
  expect(stage.newest('test:-elsewhere').words).toContain('Nothing like this');
});

it('asks those who were not asked yet when a process died over it', async () => {
  await stage.say(line);
  const { text, pressed } = stage.press('test:-team', /Send/);
  const { confirmations } = stage.bot.parts('en').acting;
  const question = await confirmations.find(idIn(text));
  if (question === undefined) throw new Error('no question');
  await confirmations.await(question, 'pressed-before-the-crash');

  await stage.say(text, { pressed, id: 'pressed-before-the-crash' });
  await stage.say(text, { pressed, id: 'pressed-before-the-crash' });

  expect(stage.newest('test:-team').words).toContain('(asked in private: 1)');
  expect(stage.shown.get('other:U1')?.size).toBe(1);
  await stage.pressAt('other:U1', /Approve/, operator);
  expect(await stage.isSent()).toBe(true);
});

it.each([
  [/Approve/, 'This was done'],
  [/Refuse/, 'Refused by other:U1'],
])('tells both sides once more when a process died over it: %s', async (label, says) => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const waiting = stage.newest('test:-team');
  const { text, pressed } = stage.press('other:U1', label);
  const again = { ...operator, pressed, id: 'pressed-before-the-crash' };
  await stage.say(text, again);
  stage.shown.get('test:-team')?.set(waiting.id, waiting.reply);

  await stage.say(text, again);

  for (const key of ['test:-team', 'other:U1']) expect(stage.newest(key).words).toContain(says);
  expect(stage.labels('test:-team')).toEqual([]);
});
