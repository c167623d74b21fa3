import { beforeEach, expect, it } from 'vitest';
import type { Conversation } from '../../../src/bot/chat.ts';
import {
  type ApprovalStage,
  idIn,
  line,
  operator,
  operatorsChat,
  startApprovalStage,
  team,
} from '../../support/approval-stage.ts';
import { typed } from '../../support/message.ts';

let stage: ApprovalStage;

beforeEach(async () => {
  stage = await startApprovalStage();
  return () => stage[Symbol.asyncDispose]();
});

it('asks who asked once more with buttons also when what was pressed is the message that asked, in the group', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  await stage.bot.client.sending.send({ phones: ['79991112233'], text: 'From elsewhere', id: 'elsewhere' });

  await stage.pressAt('test:-team', /Approve/, { as: 'boris' });

  expect(stage.newest('test:-team').words).toContain('The balance has moved');
  expect(stage.labels('test:-team')).toEqual([expect.stringMatching(/^Send/), 'Cancel']);
  expect(stage.newest('other:U1').words).toContain('Who asked is asked once more');
  expect(stage.labels('other:U1')).toEqual([]);
  const { text } = stage.press('test:-team', /Send/);
  const asked = await stage.bot.parts('en').acting.confirmations.find(idIn(text));
  expect(asked).toMatchObject({ state: 'open', posted: stage.newest('test:-team').id });
});

it('asks with buttons also when the press is told to come from the thread of the message', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  await stage.bot.client.sending.send({ phones: ['79991112233'], text: 'From elsewhere', id: 'elsewhere' });

  await stage.pressAt('test:-team', /Approve/, { as: 'boris', at: { ...team, thread: 't' } });

  expect(stage.labels('test:-team')).toEqual([expect.stringMatching(/^Send/), 'Cancel']);
});

it('nobody else closes a question that waits for who asked', async () => {
  await stage.say(line);
  const { text } = stage.press('test:-team', /Send/);

  await stage.say(`/refuse ${idIn(text)}`, { as: 'boris' });
  expect(stage.newest('test:-team').reply.audience).toBe('asker');

  stage.shown.get('test:-team')?.delete(stage.newest('test:-team').id);
  await stage.say(text);
  expect(stage.newest('test:-team').words).toContain('waits for the approval');
});

it('is refused in time only', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const { text, pressed } = stage.press('other:U1', /Refuse/);
  stage.bot.clock.step(30 * 60_000);

  await stage.say(text, { ...operator, pressed });

  expect(stage.newest('other:U1').words).toContain('half hour to approve is over');
});

it('needs an approval also when the limit was set after it was asked', async () => {
  const { limit } = stage.bot.parts('en').acting;
  await limit.clear();
  await stage.say(line);
  await limit.set('1');

  await stage.pressAt('test:-team', /Send/);
  expect(await stage.isSent()).toBe(false);
  expect(stage.newest('test:-team').words).toMatch(/Something has changed[^]*over the limit/);

  await stage.pressAt('test:-team', /Send/);
  expect(stage.newest('test:-team').words).toContain('waits for the approval');
});

it('is not done when who asked may not do it any more', async () => {
  const { grants } = stage.bot.parts('en').admission;
  const ann = { platform: 'test', kind: 'person', id: 'ann' } as const;
  await grants.grant(ann, 'operator', { platform: 'test', id: 'a' });
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  await grants.grant(ann, 'viewer', { platform: 'test', id: 'a' });
  const again = { ...operator, role: 'stranger', id: 'pressed-before-the-crash' } as const;
  const { text, pressed } = stage.press('other:U1', /Approve/);

  await stage.say(text, { ...again, pressed });

  expect(await stage.isSent()).toBe(false);
  const lapsed = 'test:ann may not do this any more: it needs the role operator. Nothing was done.';
  for (const key of ['test:-team', 'other:U1']) {
    expect(stage.newest(key).words).toContain(lapsed);
    expect(stage.labels(key)).toEqual([]);
  }
  const [last] = await stage.bot.parts('en').acting.audit.list({ limit: 1 });
  expect(`${last?.by.id} ${last?.outcome}`).toBe('U1 cancelled');

  await stage.say(text, { ...again, pressed });
  expect(stage.newest('other:U1').words).toContain(lapsed);
});

it('is withdrawn by who asked, and nobody can approve of it after that', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const card = stage.press('other:U1', /Approve/);

  await stage.pressAt('test:-team', /Cancel/, { as: 'boris' });
  expect(stage.newest('test:-team').words).toContain('Only who asked');
  stage.shown.get('test:-team')?.delete(stage.newest('test:-team').id);
  await stage.pressAt('test:-team', /Cancel/);

  expect(stage.newest('test:-team').words).toContain('Cancelled. Nothing was done.');
  expect(stage.newest('other:U1').words).toContain('Cancelled by test:ann. Nothing was done.');
  expect(stage.labels('other:U1')).toEqual([]);
  await stage.say(card.text, { ...operator, pressed: card.pressed });
  expect(await stage.isSent()).toBe(false);
});

it('can be withdrawn in a private chat too, where nobody else approves', async () => {
  const own: Conversation = { platform: 'test', id: 'ann', kind: 'private' };
  await stage.say(line, { at: own });
  await stage.pressAt('test:ann', /Send/, { at: own });

  expect(stage.labels('test:ann')).toEqual(['Cancel']);
});

it('asks those alone who may approve, and says which role that is', async () => {
  const { grants } = stage.bot.parts('en').admission;
  await stage.bot.parts('en').acting.limit.set('100');
  const pay = '/subclient pay sub_shop 100.01';
  await stage.say(pay, { role: 'admin' });
  expect(stage.newest('test:-team').words).toContain('another admin has to approve');
  await stage.pressAt('test:-team', /Move/, { role: 'admin' });
  expect(stage.shown.has('other:U1')).toBe(false);
  expect(stage.newest('test:-team').words).toContain('waits for the approval of another admin here');

  await grants.grant({ platform: 'other', kind: 'person', id: 'U3' }, 'admin', { platform: 'test', id: 'a' });
  await stage.say(pay, { role: 'admin' });
  await stage.pressAt('test:-team', /Move/, { role: 'admin' });
  expect(stage.newest('test:-team').words).toContain('another admin (asked in private: 1)');
  expect(stage.newest('other:U3').words).toContain('as soon as one admin approves');
});

it.each([
  ['approve', /decided by other:U1/],
  ['refuse', /Refused by other:U1/],
])('stands in place of the card also when /%s is typed', async (typing, says) => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const { text, pressed } = stage.press('other:U1', /Approve/);

  await stage.say(`/${typing} ${idIn(text)}`, operator);

  expect([...(stage.shown.get('other:U1')?.keys() ?? [])]).toEqual([pressed]);
  expect(stage.newest('other:U1').words).toMatch(says);
});

it('stands in place of the question when it is typed in the group', async () => {
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);
  const { text, pressed } = stage.press('test:-team', /Approve/);

  await stage.say(text, { as: 'boris' });

  expect([...(stage.shown.get('test:-team')?.keys() ?? [])]).toEqual([pressed]);
  expect(stage.newest('test:-team').words).toContain('decided by test:boris');
});

it('asks each in their own language, and tells them in it what became of it', async () => {
  const { settings } = stage.bot.parts('en');
  await settings.choose(typed('', { in: operatorsChat, from: { id: 'U1' } }), 'ru');
  await stage.say(line);
  await stage.pressAt('test:-team', /Send/);

  expect(stage.newest('other:U1').words).toMatch(/test:ann просит одобрить это: сумма больше лимита 1,00[^]*Цена/);
  expect(stage.newest('test:-team').words).toContain('Price');
  expect(stage.labels('other:U1')).toEqual(['Одобрить', 'Отклонить']);
  await stage.pressAt('test:-team', /Cancel/);
  expect(stage.newest('other:U1').words).toContain('Просьба отозвана: test:ann');
});
