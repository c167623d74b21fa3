import { describe, expect, it, onTestFinished } from 'vitest';
import { defineCommand } from '../../../src/bot/command.ts';
import { bars, file, type Reply, text } from '../../../src/bot/reply.ts';
import { createRouter } from '../../../src/bot/router.ts';
import { onePixel, startTelegramBot, type TelegramBot } from '../../support/telegram-bot.ts';

/** A bot whose one command answers what the test says, when the test says so. */
async function slow() {
  const answer = Promise.withResolvers<Reply>();
  const command = defineCommand({
    name: 'ask',
    aliases: [],
    parameters: {},
    role: 'viewer',
    risk: 'read',
    summary: { en: '', ru: '' },
    examples: [],
    run: () => answer.promise,
  });
  const last: { it?: TelegramBot } = {};
  const it = await startTelegramBot({
    handle: async (message) => {
      if (last.it === undefined) return;
      const router = createRouter({ ...last.it.bot.parts('en'), commands: [command] });
      await router.handle(last.it.adapter(), message);
    },
  });
  last.it = it;
  onTestFinished(() => it[Symbol.asyncDispose]());
  const group = it.telegram.addSupergroup({ people: [it.anna], forum: true });
  return { ...it, group, topic: it.telegram.addTopic(group), answer: answer.resolve };
}

type Place = 'private' | 'group' | 'topic';
const places: readonly Place[] = ['private', 'group', 'topic'];

/** Asks in a place and waits for "working…" there. */
async function asked(it: Awaited<ReturnType<typeof slow>>, place: Place = 'private') {
  const { telegram, bot, anna, group, topic } = it;
  const chat = place === 'private' ? anna : group;
  const said = telegram.say(chat, anna, '/ask', place === 'topic' ? { topic } : {});
  await bot.clock.asleep();
  await bot.clock.advance(1000);
  const announced = await telegram.until(() => telegram.lastReply(chat));
  expect(announced.text).toBe('working…');
  return { chat, said, announced };
}

const done: Reply = { summary: 'done', blocks: [text('done')] };
const chart: Reply = {
  summary: 'chart',
  blocks: [text('chart'), bars([{ label: 'Monday', value: 1, shown: '1' }], { title: 'Days', as: 'rows' })],
};
const table: Reply = { summary: 'file', blocks: [text('file'), file('a.csv', 'text/csv', 'a;b')] };

describe('an answer that takes long', () => {
  it.each(places)('is announced where it was asked for, and then stands in that place: %s', async (place) => {
    const it = await slow();
    const { chat, said, announced } = await asked(it, place);
    it.answer(done);

    await it.telegram.until(() => it.telegram.lastReply(chat)?.text.startsWith('done'));
    const shown = await it.replies(1, chat);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({
      id: announced.id,
      topic: place === 'topic' ? it.topic : undefined,
      replyTo: place === 'private' ? undefined : said.message_id,
    });
  });

  it.each(places)('takes the place of its announcement also as a picture or a file: %s', async (place) => {
    for (const [reply, kind] of [
      [chart, 'photo'],
      [table, 'document'],
    ] as const) {
      const it = await slow();
      const { chat } = await asked(it, place);
      it.answer(reply);

      await it.telegram.until(() => it.telegram.lastReply(chat)?.kind === kind);
      await it.telegram.until(() => it.telegram.calls('deleteMessage').some(({ status }) => status === 200));
      const shown = await it.replies(1, chat);
      expect(shown).toHaveLength(1);
      expect(shown[0]).toMatchObject({ kind, topic: place === 'topic' ? it.topic : undefined });
    }
  });

  it('is shown anew when its announcement was deleted meanwhile', async () => {
    const it = await slow();
    const { chat, announced } = await asked(it);
    it.telegram.deleteMessage(chat, announced.id);
    it.answer(done);

    const [shown] = await it.replies(1);
    expect(shown?.text).toContain('done');
    expect(it.log.join('')).not.toMatch(/"level":"(?:error|warn)"/);
  });

  it('for the asker alone comes in the private chat, and its announcement says so', async () => {
    const it = await slow();
    const { chat } = await asked(it, 'group');
    it.answer({ ...done, audience: 'asker' });

    await it.telegram.until(() => it.telegram.lastReply(chat)?.text === 'Answered privately.');
    expect((await it.replies(1)).map((message) => message.text)).toEqual([expect.stringContaining('done')]);
    expect(await it.replies(1, chat)).toHaveLength(1);
  });

  it('that may have been lost on its way is not shown twice: its announcement says so', async () => {
    const it = await slow();
    await asked(it);
    it.telegram.fault('sendPhoto', { kind: 'reset', after: true });
    it.answer(chart);

    await it.telegram.until(() => it.telegram.calls('editMessageText').some(({ status }) => status === 200));
    expect((await it.replies(2)).map(({ kind }) => kind)).toEqual(['text', 'photo']);
    expect((await it.replies(2))[0]?.text).toContain('If it is not here, ask again.');
    expect(it.telegram.calls('sendPhoto')).toHaveLength(1);
  });
});

describe('a chat that lets nobody send pictures or files', () => {
  it('gets bars of characters, and a sentence in place of the file', async () => {
    const it = await startTelegramBot({ adapter: { draw: async () => onePixel } });
    onTestFinished(() => it[Symbol.asyncDispose]());
    const refused = { kind: 'refused', code: 400, description: 'not enough rights to send media to the chat' } as const;
    for (const method of ['sendPhoto', 'sendDocument']) it.telegram.fault(method, refused);
    const place = { platform: 'telegram', id: String(it.anna.id), kind: 'private' } as const;

    await it.adapter().post(place, chart);
    await it.adapter().post(place, { ...table, language: 'ru' });

    const [bar, sentence] = await it.replies(2);
    expect(bar?.text).toMatch(/Monday.*█/s);
    expect(sentence?.text).toContain('Файл не удалось отправить в этот чат.');
    expect(it.telegram.messages(it.anna).every(({ kind }) => kind === 'text')).toBe(true);
  });

  it('is told as a chat where a part may have been shown when a later message of an answer is refused', async () => {
    const it = await startTelegramBot();
    onTestFinished(() => it[Symbol.asyncDispose]());
    it.telegram.fault('sendMessage', { kind: 'refused', code: 400, description: 'strange' }, { when: isSecond() });
    const place = { platform: 'telegram', id: String(it.anna.id), kind: 'private' } as const;

    const posted = it.adapter().post(place, { summary: '', blocks: [text('word '.repeat(1500))] });

    await expect(posted).rejects.toMatchObject({ code: 'unknown' });
  });
});

function isSecond(): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    return calls === 2;
  };
}
