import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { drawChart } from '../../../src/bot/charts/draw-chart.ts';
import { startTelegramBot, type TelegramBot, type TelegramBotOptions } from '../../support/telegram-bot.ts';

/** A bot whose deadlines pass when the test says so: grammY's by the platform's timers, its own by its clock. */
async function started(options?: TelegramBotOptions): Promise<TelegramBot> {
  const it = await startTelegramBot(options);
  onTestFinished(() => it[Symbol.asyncDispose]());
  return it;
}

function holdTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Lets the deadline of a call pass once Telegram has it. */
async function giveUp({ telegram }: TelegramBot, method: string, count = 1): Promise<void> {
  await telegram.until(() => telegram.calls(method).length >= count);
  vi.advanceTimersByTime(20_000);
}

const numbers = { document: { name: 'phones.txt', bytes: '79991234567' }, caption: '/operator' };

describe('when Telegram takes a call and never answers', () => {
  it.each([{ kind: 'silence' }, { kind: 'silence', after: true }] as const)(
    'the message is given up after a while, is not sent twice, and the conversation goes on: %j',
    async (fault) => {
      const it = await started();
      const { telegram, anna } = it;
      telegram.fault('sendMessage', fault);
      holdTimers();
      telegram.say(anna, anna, '/help');
      telegram.say(anna, anna, '/language');
      await giveUp(it, 'sendMessage');

      await telegram.until(() => telegram.calls('sendMessage').some(({ status }) => status === 200));
      expect(telegram.calls('sendMessage')).toHaveLength(2);
      expect(telegram.messages(anna).filter(({ text }) => text.includes('/balance')).length).toBe(
        'after' in fault ? 1 : 0,
      );
    },
  );

  it.each([
    { method: 'sendPhoto', line: '/link mywebsite.ru' },
    { method: 'sendDocument', line: 'CSV' },
  ])('so it is for $method', async ({ method, line }) => {
    const it = await started({ adapter: { draw: async (chart) => (await drawChart(chart)).png } });
    const { telegram, anna, ask } = it;
    const listing = line === 'CSV' ? await ask('/inbox') : undefined;
    telegram.fault(method, { kind: 'silence', after: true });
    holdTimers();
    if (listing === undefined) telegram.say(anna, anna, line);
    else telegram.press(anna, anna, listing, 'CSV').catch(() => undefined);
    telegram.say(anna, anna, '/language');
    await giveUp(it, method);

    await telegram.until(() => telegram.lastReply(anna)?.text.includes('language'));
    expect(telegram.calls(method)).toHaveLength(1);
  });

  it('so it is for an attached file: its name is asked for, or it is fetched, and the answer says that it cannot be had', async () => {
    const it = await started();
    const { bot, telegram, anna, replies } = it;
    telegram.fault('getFile', { kind: 'silence' });
    telegram.fault('file', { kind: 'silence' });
    holdTimers();
    telegram.say(anna, anna, numbers);
    await giveUp(it, 'getFile');
    const [first] = await replies(1);
    telegram.say(anna, anna, numbers);
    await telegram.until(() => telegram.calls('file').length > 0);
    await bot.clock.advance(30_000);

    await telegram.until(() => telegram.lastReply(anna)?.text !== first?.text);
    await telegram.until(() => telegram.lastReply(anna)?.text !== 'working…');
    const shown = await replies(2);
    expect(shown).toHaveLength(2);
    for (const { text } of shown) expect(text).toContain('The attached file cannot be read.');
  });

  it('so it is for an edited page, which is tried once more because that shows nothing twice', async () => {
    const it = await started();
    const { telegram, anna, ask, replies } = it;
    const listing = await ask('/inbox');
    telegram.fault('editMessageText', { kind: 'silence', after: true });
    holdTimers();
    telegram.press(anna, anna, listing, '▶').catch(() => undefined);
    await giveUp(it, 'editMessageText');
    await telegram.until(() => telegram.calls('editMessageText').length === 2);

    expect(await replies(1)).toHaveLength(1);
    expect(telegram.lastReply(anna)?.text).toContain('Page 2 of 6');
  });
});
