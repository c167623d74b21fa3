import { beforeEach, describe, expect, it } from 'vitest';
import { startBot, type TestBot } from '../../support/bot.ts';
import { confirmed, say } from '../../support/confirming.ts';
import { plainText } from '../../support/reply.ts';

/** Waits to be sent, in the seeded account. */
const id = '51205';
let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
  return () => bot[Symbol.asyncDispose]();
});

describe('a mailing that was stopped', () => {
  it('is named with its id, and its state is a press away', async () => {
    const stopped = await confirmed(bot, `/mailing stop ${id}`);

    expect(stopped.summary).toBe('The mailing Напоминание о записи (51205) is stopped.');
    expect(stopped.buttons).toEqual([{ label: 'How it is now', command: `/mailing show ${id}` }]);
  });

  it.each([
    ['en', /^STALE, 10 s old: since then a mailing was stopped \(just now\), which does not show here yet\. The limit/],
    ['ru', /^УСТАРЕЛО: данным 10 с\. С тех пор остановлена рассылка \(только что\), здесь этого ещё не видно\. Лимит/],
  ] as const)('is not shown as it was before, but for what that is (%s)', async (language, banner) => {
    const question = await say(bot, `/mailing stop ${id}`);
    bot.sandbox.advance(10_000);
    await say(bot, question.buttons?.[0]?.command ?? '');

    expect(plainText(await say(bot, `/mailing show ${id}`, { language }))).toMatch(banner);
    expect(plainText(await say(bot, `/mailing show ${id}`, { language, from: { id: 'ben' } }))).toMatch(banner);
  });

  it('says when it was as it is shown, if it is asked about again', async () => {
    await confirmed(bot, `/mailing stop ${id}`);

    expect(plainText(await say(bot, `/mailing stop ${id}`))).toMatch(/As it was at +18 Nov 2026, 12:00/);
  });

  it('is shown as it is when the provider can be asked again', async () => {
    await confirmed(bot, `/mailing stop ${id}`);
    bot.sandbox.advance(90_000);

    expect(plainText(await say(bot, `/mailing show ${id}`))).toMatch(/status 3.*\nChecked just now/);
  });
});

describe('a mailing that was deleted', () => {
  it('is named with its id, and leads to the others', async () => {
    const question = await say(bot, `/mailing delete ${id}`);
    const deleted = await say(bot, `${question.buttons?.[0]?.command} ${id}`);

    expect(deleted.summary).toBe('The mailing Напоминание о записи (51205) is deleted.');
    expect(deleted.buttons).toEqual([{ label: 'The other mailings', command: '/mailing list' }]);
    expect(plainText(await say(bot, '/mailing list'))).not.toContain(id);
  });

  it('is shown with that above it as long as the provider cannot be asked', async () => {
    const question = await say(bot, `/mailing delete ${id}`);
    await say(bot, `${question.buttons?.[0]?.command} ${id}`);

    expect(plainText(await say(bot, `/mailing show ${id}`))).toContain('since then a mailing was deleted (just now)');
  });
});
