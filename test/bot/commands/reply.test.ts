import { describe, expect, it, onTestFinished } from 'vitest';
import type { Change } from '../../../src/bot/topics/change.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { goAhead, say } from '../../support/confirming.ts';
import { gap, sms } from '../../support/notices.ts';
import { recordingPlatform } from '../../support/recording-platform.ts';
import { plainText } from '../../support/reply.ts';
import { tellChanges } from '../../support/tell-changes.ts';

const here = { platform: 'test', id: 'one', kind: 'private' } as const;

async function start(): Promise<TestBot> {
  const bot = await startBot();
  onTestFinished(() => bot[Symbol.asyncDispose]());
  return bot;
}

/** Tells of changes here; gives the message that does and the event of the first. */
async function told(bot: TestBot, ...changes: readonly Change[]) {
  const platform = recordingPlatform();
  await say(bot, '/subscribe inbox');
  await tellChanges(bot, platform.adapter, here, changes);
  const message = platform.shown(here).at(-1);
  if (message === undefined) throw new Error('nothing was told');
  const [event = ''] = await bot.parts('en').notices.outbox.eventsOf(here, message.id, 1);
  return { posted: message.id, event, labels: (message.reply.buttons ?? []).map(({ label }) => label) };
}

describe('/reply', () => {
  it('sends to who wrote, from the number that was written to where that is a sender name of the account', async () => {
    const bot = await start();
    const { value } = await bot.client.senders.get({});
    const [own] = value;
    const { event } = await told(bot, sms('Hello?', { to: own?.name ?? '' }));

    const question = await say(bot, `/reply ${event} Hello!`);
    expect(plainText(question)).toMatch(new RegExp(`To.*79161234567[^]*From.*${own?.name}`));
    expect(plainText(await goAhead(bot, question))).toContain('is on its way');

    const sent = await bot.client.messages.get({ phones: ['79161234567'] }, { maxAgeMs: 0 });
    expect(sent.value).toContainEqual(expect.objectContaining({ text: 'Hello!', sender: own?.name }));
  });

  it('sends from the usual sender name where the number is none of the account', async () => {
    const bot = await start();
    const { event } = await told(bot, sms('Hello?', { to: '70000000000' }));

    expect(plainText(await say(bot, `/reply ${event} Hello!`))).toContain("the account's usual sender name");
  });

  it('answers the only SMS of /inbox by its id', async () => {
    const bot = await start();
    const { value } = await bot.client.incoming.get({ hours: 168 });
    const newest = value.toSorted((one, other) => Number(other.id) - Number(one.id))[0];
    const list = await say(bot, `/inbox after:${Number(newest?.id) - 1}`);
    const button = list.buttons?.find(({ label }) => label === 'Reply');

    expect(button?.command).toBe(`/reply ${newest?.id}`);
    expect(plainText(await say(bot, `${button?.command} Hello!`))).toContain(newest?.from);
    expect((await say(bot, '/inbox hours:168')).buttons?.map(({ label }) => label)).not.toContain('Reply');
  });

  it('asks for the text, and takes it as a reply to that', async () => {
    const bot = await start();
    const { event } = await told(bot, sms('Hello?'));
    const asking = await say(bot, `/reply ${event}`);

    expect(plainText(asking)).toContain('with the text of the SMS to 79161234567');
    expect(asking.begins).toBe(`/reply ${event}`);
  });

  it.each(['/reply e-abcdef Hello', '/reply 999999999999 Hello'])(
    'says that nothing is known of it: %s',
    async (line) => {
      const bot = await start();

      expect(plainText(await say(bot, line))).toContain('not known any more');
    },
  );

  it('is not offered for a name, nor for a gap, and refused for them', async () => {
    const bot = await start();
    const name = await told(bot, sms('Your code is 1234', { from: 'BANK' }));
    const missing = await told(bot, gap(0, 1));

    expect([...name.labels, ...missing.labels]).not.toContain('Reply');
    expect(plainText(await say(bot, `/reply ${name.event} Hello`))).toContain('BANK is not a phone number');
    expect(plainText(await say(bot, `/reply ${missing.event} Hello`))).toContain('not known any more');
  });

  it('is not meant by a reply to a notice of several SMS', async () => {
    const bot = await start();
    const several = [sms('one'), sms('two', { id: '6450102' })];
    const { posted } = await told(bot, ...several);

    expect(plainText(await say(bot, 'Hello there', { repliedTo: posted }))).toContain('No such command');
  });
});
