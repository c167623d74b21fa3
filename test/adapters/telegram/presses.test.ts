import { describe, expect, it, onTestFinished } from 'vitest';
import { audited } from '../../support/confirming.ts';
import { startTelegramBot, type TelegramBot, type TelegramBotOptions } from '../../support/telegram-bot.ts';

async function started(options?: TelegramBotOptions): Promise<TelegramBot> {
  const it = await startTelegramBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

const gone = { text: 'This button no longer works. Ask again.', alert: false, url: undefined };
const plain = { text: '', alert: false, url: undefined };
const day = 86_400_000;

function dataOf(shown: { readonly buttons: readonly object[] }): { readonly data: string } {
  const [button] = shown.buttons;
  if (button === undefined || !('callback_data' in button)) throw new Error('there is no button');
  return { data: String(button.callback_data) };
}

describe('a pressed button', () => {
  it('turns the page of the message in which it stands, and is answered', async () => {
    const { telegram, anna, ask, replies } = await started();
    const first = await ask('/inbox');
    const answer = await telegram.press(anna, anna, first, '▶');
    const second = telegram.lastReply(anna);

    expect(answer).toEqual(plain);
    expect(await replies(1)).toHaveLength(1);
    expect(second).toMatchObject({ id: first.id, edits: 1 });
    expect(second?.text).toContain('Page 2 of 6');
    expect(second?.keyboard.flat()).toEqual(['◀', '▶', 'CSV']);
  });

  it('carries a short id and none of what it types', async () => {
    const { ask } = await started();

    const shown = await ask('/inbox');

    for (const button of shown.buttons) expect(dataOf({ buttons: [button] }).data).toMatch(/^[a-f\d]{16}:\d$/);
  });

  it('that is unknown, foreign or too old is answered with words, noted and runs nothing', async () => {
    const { bot, telegram, anna, ask, adapter } = await started();
    const boris = telegram.addPrivateChat();
    const shown = await ask('/inbox');
    telegram.say(boris, boris, '/help');
    const his = await telegram.until(() => telegram.lastReply(boris));
    const edits = (): number => telegram.calls('editMessageText').length;

    expect(await telegram.press(anna, anna, shown, { data: 'nonsense' })).toEqual(gone);
    expect(await telegram.press(anna, anna, shown, { data: '' })).toEqual(gone);
    expect(await telegram.press(anna, anna, shown, { data: '__proto__:0' })).toEqual(gone);
    expect(await telegram.press(boris, boris, his, dataOf(shown))).toEqual(gone);
    await bot.clock.advance(31 * day);
    expect(await telegram.press(anna, anna, shown, '▶')).toEqual(gone);
    expect(edits()).toBe(0);
    await adapter().stop();
    expect((await audited(bot)).slice(2)).toEqual(Array.from({ length: 5 }, () => 'denied (no command)'));
  });

  it('is answered each time it is pressed, and the same page once more changes nothing and is no error', async () => {
    const { telegram, anna, ask, replies, log } = await started();
    const shown = await ask('/inbox');
    const data = dataOf(shown);

    const answers = await Promise.all([
      telegram.press(anna, anna, shown, data),
      telegram.press(anna, anna, shown, data),
      telegram.press(anna, anna, shown, data),
    ]);

    expect(answers).toEqual([plain, plain, plain]);
    expect(await replies(1)).toHaveLength(1);
    expect(telegram.lastReply(anna)?.text).toContain('Page 2 of 6');
    expect(telegram.lastReply(anna)?.edits).toBe(1);
    expect(log.join('')).not.toMatch(/"level":"(?:error|warn)"/);
  });

  it('on a message that is no longer there brings the answer as a new message, without an error', async () => {
    const { telegram, anna, ask, replies, log } = await started();
    const shown = await ask('/inbox');
    telegram.deleteMessage(anna, shown.id);

    const answer = await telegram.press(anna, anna, shown, dataOf(shown));

    expect(answer).toEqual(plain);
    expect((await replies(1))[0]?.text).toContain('Page 2 of 6');
    expect(log.join('')).not.toMatch(/"level":"(?:error|warn)"/);
  });

  it('that Telegram has forgotten meanwhile is no error, and its answer comes all the same', async () => {
    const { telegram, anna, ask, log } = await started();
    const shown = await ask('/inbox');
    telegram.fault('answerCallbackQuery', {
      kind: 'refused',
      code: 400,
      description: 'query is too old and response timeout expired or query ID is invalid',
    });
    const pressed = telegram.press(anna, anna, shown, '▶', { withinMs: 100 });

    await telegram.until(() => telegram.lastReply(anna)?.text.includes('Page 2 of 6'));
    expect(await pressed).toBeUndefined();
    expect(log.join('')).not.toMatch(/"level":"(?:error|warn)"/);
  });

  it('is answered in time when its command takes long, and once', async () => {
    const slow = Promise.withResolvers<void>();
    const { bot, telegram, anna, ask, start } = await started();
    const shown = await ask('/inbox');
    await start({ handle: () => slow.promise });
    const pressed = telegram.press(anna, anna, shown, '▶');
    await bot.clock.asleep();
    await bot.clock.advance(2500);

    expect(await pressed).toEqual(plain);
    slow.resolve();
    await telegram.drained();
    expect(telegram.calls('answerCallbackQuery')).toHaveLength(1);
  });

  it('in a topic is answered there', async () => {
    const { telegram, anna, ask } = await started();
    const group = telegram.addSupergroup({ people: [anna], forum: true });
    const topic = telegram.addTopic(group);
    telegram.say(group, anna, '/inbox', { topic });
    const shown = await telegram.until(() => telegram.lastReply(group));
    await telegram.press(group, anna, shown, 'CSV');

    expect(telegram.lastReply(group)).toMatchObject({ topic, kind: 'document' });
    expect(await ask('/help')).toMatchObject({ topic: undefined });
  });

  it('in another place of the same chat is none of its own, however it is spelled, and is answered', async () => {
    const { telegram, anna, ask } = await started();
    const group = telegram.addSupergroup({ people: [anna], forum: true });
    const [here, there] = [telegram.addTopic(group), telegram.addTopic(group)];
    telegram.say(group, anna, '/inbox', { topic: here });
    const shown = await telegram.until(() => telegram.lastReply(group));
    telegram.say(group, anna, '/language', { topic: there });
    const other = await telegram.until(() =>
      telegram.messages(group).find(({ byBot, topic }) => byBot && topic === there),
    );

    expect(await telegram.press(group, anna, other, dataOf(shown))).toEqual(gone);
    for (const data of ['x'.repeat(64), 'ф'.repeat(32), `${dataOf(shown).data}9`, `${dataOf(shown).data} `]) {
      expect(await telegram.press(group, anna, shown, { data })).toEqual(gone);
    }
    expect(await telegram.press(group, anna, shown, '▶')).toEqual(plain);
    expect((await ask('/help')).text).toContain('/balance');
  });

  it('that is too old says so in the language of the one who pressed it', async () => {
    const { telegram, anna, ask } = await started();
    await ask('/language ru');

    const answer = await telegram.press(anna, anna, await ask('/inbox'), { data: 'gone' });

    expect(answer?.text).toBe('Эта кнопка больше не работает. Спросите ещё раз.');
  });

  it('of a message that Telegram no longer tells of is answered with words', async () => {
    const { telegram, anna } = await started();
    const from = { id: anna.id, is_bot: false, first_name: 'Anna' };
    telegram.deliver('callback_query', { id: '17', from, chat_instance: '1', inline_message_id: 'x', data: 'a:0' });
    telegram.deliver('callback_query', { id: '18', from, chat_instance: '1', game_short_name: 'chess' });

    await telegram.until(() => telegram.calls('answerCallbackQuery').length === 2);
    for (const { parameters } of telegram.calls('answerCallbackQuery')) {
      expect(parameters).toMatchObject({ text: gone.text });
    }
  });

  it('is seen to before a line that is typed after it', async () => {
    const heard: string[] = [];
    const { telegram, anna, ask, start } = await started();
    const shown = await ask('/inbox');
    await start({ handle: async ({ text }) => void heard.push(text.split(' ')[0] ?? '') });
    const pressed = telegram.press(anna, anna, shown, '▶');
    telegram.say(anna, anna, '/help');
    await pressed;

    await telegram.until(() => telegram.pending().length === 0 && heard.length === 2);
    expect(heard).toEqual(['/page', '/help']);
  });
});
