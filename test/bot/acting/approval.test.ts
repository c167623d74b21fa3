import { beforeEach, expect, it } from 'vitest';
import type { Role } from '../../../src/bot/access/roles.ts';
import type { ChatAdapter, Conversation } from '../../../src/bot/chat.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { readAttached, typed } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

const team: Conversation = { platform: 'test', id: '-team', kind: 'group' };
const line = '/send 79991234567 Hello';

/** What stands in each conversation: its messages by id. */
type Shown = Map<string, Map<string, Reply>>;

/** A platform that remembers what stands where. */
function platform(name: string, shown: Shown): ChatAdapter {
  let count = 0;
  const at = ({ platform: where, id }: Conversation): Map<string, Reply> => {
    const key = `${where}:${id}`;
    const messages = shown.get(key) ?? new Map<string, Reply>();
    shown.set(key, messages);
    return messages;
  };
  return {
    platform: name,
    start: async () => undefined,
    post: async (to, reply) => {
      count += 1;
      at(to).set(`${name}-${count}`, reply);
      return `${name}-${count}`;
    },
    edit: async (to, id, reply) => void at(to).set(id, reply),
    partsOf: (id) => [id],
    remove: async () => undefined,
    privateChatOf: async (id) => ({ platform: name, id, kind: 'private' }),
    takeAway: async () => undefined,
    readFile: readAttached,
    ended: Promise.resolve(),
    stop: async () => undefined,
  };
}

let bot: TestBot;
let shown: Shown;
let adapters: readonly ChatAdapter[];
let sent = 0;

beforeEach(async () => {
  shown = new Map();
  adapters = [platform('test', shown), platform('other', shown)];
  bot = await startBot({ adapters });
  const { admission, acting } = bot.parts('en');
  await admission.grants.grant({ platform: 'other', kind: 'person', id: 'U1' }, 'operator', {
    platform: 'test',
    id: 'a',
  });
  await admission.grants.grant({ platform: 'other', kind: 'person', id: 'U2' }, 'viewer', {
    platform: 'test',
    id: 'a',
  });
  await acting.limit.set('1');
  return () => bot[Symbol.asyncDispose]();
});

/** Types a line, or presses a button of a message. */
async function say(
  text: string,
  {
    as = 'ann',
    role = 'operator',
    at = team,
    pressed,
    id = `m${sent + 1}`,
  }: { as?: string; role?: Role; at?: Conversation; pressed?: string; id?: string } = {},
): Promise<void> {
  sent += 1;
  const adapter = adapters.find((each) => each.platform === at.platform);
  if (adapter === undefined) throw new Error('no such platform');
  const message = typed(text, { id, in: at, from: { id: as }, ...(pressed !== undefined && { pressed }) });
  await createRouter(bot.parts('en', role)).handle(adapter, message);
}

/** The newest message of a conversation. */
function newest(key: string): { readonly id: string; readonly reply: Reply; readonly words: string } {
  const [id = '', reply] = [...(shown.get(key) ?? [])].at(-1) ?? [];
  if (reply === undefined) throw new Error(`nothing stands in ${key}`);
  return { id, reply, words: plainText(reply) };
}

function press(key: string, label: RegExp): { readonly text: string; readonly pressed: string } {
  const { id, reply } = newest(key);
  const button = reply.buttons?.find((each) => label.test(each.label));
  if (button === undefined) throw new Error(`no button ${label} in ${key}`);
  return { text: button.command, pressed: id };
}

async function pressAt(key: string, label: RegExp, about: Parameters<typeof say>[1] = {}): Promise<void> {
  const { text, pressed } = press(key, label);
  await say(text, { ...about, pressed });
}

const operatorsChat: Conversation = { platform: 'other', id: 'U1', kind: 'private' };
const operator = { as: 'U1', at: operatorsChat };

async function isSent(): Promise<boolean> {
  const { value } = await bot.client.messages.get({ phones: ['79991234567'] }, { maxAgeMs: 0 });
  return value.some(({ text }) => text === 'Hello');
}

it('asks an operator on the other platform for what is over the limit, and does it when that one approves', async () => {
  await say(line);
  expect(newest('test:-team').words).toContain('over the limit');
  await pressAt('test:-team', /Send/);
  expect(await isSent()).toBe(false);
  expect(newest('test:-team').words).toContain('waits for the approval');
  expect(newest('other:U1').words).toContain('test:ann asks for your approval, as this is over the limit of ₽');

  await pressAt('other:U1', /Approve/, operator);

  expect(await isSent()).toBe(true);
  expect(newest('other:U1').words).toContain('Asked for by test:ann, decided by other:U1');
  expect(newest('test:-team').words).toMatch(/is on its way[^]*decided by other:U1/);
  expect(newest('test:-team').reply.buttons?.map(({ label }) => label)).not.toContain('Approve');
  const log = await bot.parts('en').acting.audit.list({ limit: 9 });
  expect(log.map(({ by, outcome }) => `${by.id} ${outcome}`)).toEqual([
    'ann done',
    'U1 begun',
    'ann awaiting',
    'ann asked',
  ]);
});

it('tells no viewer of it, and nobody where there is no limit', async () => {
  await say(line);
  await pressAt('test:-team', /Send/);
  expect(shown.has('other:U2')).toBe(false);

  await bot.parts('en').acting.limit.clear();
  await say(line.replace('Hello', 'Hello again'));
  await pressAt('test:-team', /Send/);
  expect(newest('test:-team').words).toContain('is on its way');
});

it('is not done when who asked approves, also by the name of another platform', async () => {
  const { links } = bot.parts('en').admission;
  await say(line);
  await pressAt('test:-team', /Send/);
  const { text, pressed } = press('other:U1', /Approve/);
  const here = press('test:-team', /Approve/);

  await say(here.text, { pressed: here.pressed });
  await links.take(await links.offer({ platform: 'other', id: 'U1' }), { platform: 'test', id: 'ann' });
  await say(text, { ...operator, pressed });

  expect(await isSent()).toBe(false);
  expect(newest('other:U1').words).toContain('Somebody else has to approve');
});

it.each([
  ['other', 'U1', operator],
  ['test', 'ann2', { as: 'ann2' }],
])('is not done either when who asked parts from another name, on %s, before approving by it', async (name, id, as) => {
  const { links } = bot.parts('en').admission;
  const [ann, other] = [
    { platform: 'test', id: 'ann' },
    { platform: name, id },
  ];
  await say(line);
  await pressAt('test:-team', /Send/);
  const here = press('test:-team', /Approve/);
  const { text, pressed } = name === 'test' ? here : press('other:U1', /Approve/);
  await links.take(await links.offer(other), ann);

  await links.leave(other);
  await say(text, { ...as, pressed });
  expect(await isSent()).toBe(false);
  await say(here.text, { as: 'boris', pressed: here.pressed });
  expect(await isSent()).toBe(true);
});

it('is done by another operator in the same conversation, and not by a viewer', async () => {
  await say(line);
  await pressAt('test:-team', /Send/);
  const { text, pressed } = press('test:-team', /Approve/);

  await say(text, { as: 'vera', role: 'viewer', pressed });
  expect(await isSent()).toBe(false);
  await say(text, { as: 'boris', pressed });

  expect(await isSent()).toBe(true);
  expect(newest('other:U1').words).toContain('decided by test:boris');
});

it('is not done when it is refused, and both sides are told by whom', async () => {
  await say(line);
  await pressAt('test:-team', /Send/);

  await pressAt('other:U1', /Refuse/, operator);

  expect(newest('test:-team').words).toContain('Refused by other:U1');
  expect(await isSent()).toBe(false);
});

it('is done once when two approve at one time', async () => {
  await say(line);
  await pressAt('test:-team', /Send/);
  const [one, other] = [press('other:U1', /Approve/), press('test:-team', /Approve/)];

  await Promise.all([
    say(one.text, { ...operator, pressed: one.pressed }),
    say(other.text, { as: 'boris', pressed: other.pressed }),
  ]);

  const { value } = await bot.client.messages.get({ phones: ['79991234567'] }, { maxAgeMs: 0 });
  expect(value.filter(({ text }) => text === 'Hello')).toHaveLength(1);
});

it('asks who asked once more when the balance has changed meanwhile', async () => {
  await say(line);
  await pressAt('test:-team', /Send/);
  await bot.client.sending.send({ phones: ['79991112233'], text: 'From elsewhere', id: 'elsewhere' });

  await pressAt('other:U1', /Approve/, operator);

  expect(await isSent()).toBe(false);
  expect(newest('other:U1').words).toContain('has changed');
  expect(newest('test:-team').words).toContain('The balance has moved');
  expect(newest('test:-team').reply.buttons?.[0]?.label).toMatch(/Send/);
  const log = await bot.parts('en').acting.audit.list({ limit: 2 });
  expect(log.map(({ by, outcome }) => `${by.id} ${outcome}`)).toEqual(['ann asked', 'U1 changed']);
});

it('is not done half an hour later', async () => {
  await say(line);
  await pressAt('test:-team', /Send/);
  const { text, pressed } = press('other:U1', /Approve/);
  await bot.clock.advance(30 * 60_000);

  await say(text, { ...operator, pressed });

  expect(await isSent()).toBe(false);
  expect(newest('other:U1').words).toContain('half hour to approve is over');
});

it('is shown as refused by the provider where it was asked for and on the card', async () => {
  await say('/sender add new_shop operators:mts_step');
  await pressAt('test:-team', /Add/);
  await bot.client.senders.add({ name: 'new_shop' });

  await pressAt('other:U1', /Approve/, operator);

  for (const key of ['test:-team', 'other:U1']) {
    expect(newest(key).words).toMatch(/did not save[^]*decided by other:U1/);
    expect(newest(key).reply.buttons ?? []).toEqual([]);
  }
});

it('is approved of nowhere but where somebody was asked', async () => {
  await say(line);
  await pressAt('test:-team', /Send/);
  const { text } = press('other:U1', /Approve/);

  await say(text, { as: 'boris', at: { ...team, id: '-elsewhere' } });

  expect(await isSent()).toBe(false);
  expect(newest('test:-elsewhere').words).toContain('Nothing like this');
});

it('asks those who were not asked yet when a process died over it', async () => {
  await say(line);
  const { text, pressed } = press('test:-team', /Send/);
  const { confirmations } = bot.parts('en').acting;
  const question = await confirmations.find(/\w+$/.exec(text)?.[0] ?? '');
  if (question === undefined) throw new Error('no question');
  await confirmations.await(question, 'pressed-before-the-crash');

  await say(text, { pressed, id: 'pressed-before-the-crash' });
  await say(text, { pressed, id: 'pressed-before-the-crash' });

  expect(newest('test:-team').words).toContain('(asked in private: 1)');
  expect(shown.get('other:U1')?.size).toBe(1);
  await pressAt('other:U1', /Approve/, operator);
  expect(await isSent()).toBe(true);
});

it.each([
  [/Approve/, 'This was done'],
  [/Refuse/, 'Refused by other:U1'],
])('tells both sides once more when a process died over it: %s', async (label, says) => {
  await say(line);
  await pressAt('test:-team', /Send/);
  const waiting = newest('test:-team');
  const { text, pressed } = press('other:U1', label);
  const again = { ...operator, pressed, id: 'pressed-before-the-crash' };
  await say(text, again);
  shown.get('test:-team')?.set(waiting.id, waiting.reply);

  await say(text, again);

  for (const key of ['test:-team', 'other:U1']) expect(newest(key).words).toContain(says);
  expect(newest('test:-team').reply.buttons ?? []).toEqual([]);
});
