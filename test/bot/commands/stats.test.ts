import { describe, expect, it, onTestFinished } from 'vitest';
import type { Turnover } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';

function sent(login: string, day: string, spent: number, given: Partial<Turnover> = {}): Turnover {
  return { day, login, electronic: false, sms: 3, spent, received: 0, ...given };
}

function shop(): Promise<TestBot> {
  const turnover = [
    sent('demo', '2026-11-12', 10_010, { received: 50_000 }),
    sent('demo', '2026-11-18', 20, { sms: 1 }),
    sent('second', '2026-11-15', 30_030),
    sent('demo', '2026-11-11', 99_900),
    sent('demo', '2026-11-13', 777, { electronic: true }),
  ];
  return startBot({ account: sandboxAccount({ turnover }) });
}

async function telling(body: string): Promise<TestBot> {
  const provider = await startProvider(answer(body));
  onTestFinished(() => provider.close());
  return startBot({ url: provider.url });
}

describe('/stats', () => {
  it('tells what each login sent and paid in the last seven days, who spent most first', async () => {
    await using bot = await shop();

    expect(plainText(await bot.ask('/stats'))).toMatch(
      /^12 Nov 2026 – 18 Nov 2026\n\nsecond +█+ ₽300\.30\ndemo +█+\S* ₽100\.30\n\nLogin +Messages +Spent +Paid in\nsecond +3 +₽300\.30 +₽0\.00\ndemo +4 +₽100\.30 +₽500\.00\nTotal +7 +₽400\.60 +₽500\.00\nChecked just now/,
    );
  });

  it('says the same in Russian', async () => {
    await using bot = await shop();

    const reply = await bot.ask('/stats', 'ru');

    expect(reply?.summary.replaceAll(/\s/gu, ' ')).toBe(
      '12.11.2026 – 18.11.2026: 7 сообщений, расход 400,60 ₽, приход 500,00 ₽',
    );
    expect(plainText(reply)).toMatch(
      /\nЛогин +Сообщений +Расход +Приход\nsecond +3 +300,30 ₽ +0,00 ₽\n[\s\S]*\nВсего +7 /,
    );
  });

  it('has neither bars nor a sum for a single login', async () => {
    await using bot = await shop();

    const reply = await bot.ask('/stats 12.11.2026');

    expect(reply?.blocks.map(({ kind }) => kind)).not.toContain('bars');
    expect(plainText(reply)).toMatch(/^12 Nov 2026\n\nLogin.*\ndemo +3 +₽100\.10 +₽500\.00\nChecked/);
  });

  it.each([
    ['from:11.11 to:12.11', /^11 Nov 2026 – 12 Nov 2026\n[\s\S]*\ndemo +6 +₽1,099\.10/],
    ['to:12.11', /^6 Nov 2026 – 12 Nov 2026\n/],
    ['this month', /^1 Nov 2026 – 18 Nov 2026\n/],
    ['electronic', /^12 Nov 2026 – 18 Nov 2026, electronic balance\n[\s\S]*\ndemo +3 +₽7\.77/],
    ['currency:own', /^12 Nov 2026 – 18 Nov 2026\n/],
  ])('takes %s', async (words, expected) => {
    await using bot = await shop();

    expect(plainText(await bot.ask(`/stats ${words}`))).toMatch(expected);
  });

  it('asks for the amounts in the own currency when told to', async () => {
    const provider = await startProvider(answer('[]'));
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    await bot.ask('/stats 7d currency:own');

    expect(Object.fromEntries(provider.requests[0]?.form ?? [])).toMatchObject({
      mycur: '1',
      start: '12.11.2026',
      end: '18.11.2026',
    });
  });

  it('sums up each currency for itself, exactly, and shows what is not told as such', async () => {
    await using bot = await telling(
      '[{"login": "a", "sms": 1, "credit": "0.1", "debit": "0", "currency": "RUR"},' +
        '{"login": "b", "sms": 2, "credit": "0.2", "currency": "RUR"}, {"login": "c", "credit": "9", "currency": "KZT"}]',
    );

    const reply = plainText(await bot.ask('/stats'));

    expect(reply).toMatch(/\nTotal +3 +₽0\.30 +₽0\.00\n/);
    expect(reply).toMatch(/\nTotal +– +₸9\.00 +–\n/);
    expect(reply).toMatch(/\nb +█+ 2\n/);
  });

  it('has every field in the file, those too that no page names', async () => {
    await using bot = await telling(
      '[{"login": "a", "sms": 1, "credit": "0.10", "debit": "0", "currency": "RUR", "hlr": 7}, {"login": "b", "sms": 2}]',
    );
    const reply = await bot.ask('/stats', 'ru');

    const csv = await bot.ask(reply?.buttons?.find(({ label }) => label === 'CSV')?.command ?? '', 'ru');

    const file = csv?.blocks.find((block) => block.kind === 'file');
    expect(file?.name).toBe('statistics-2026-11-18.csv');
    expect(file?.content).toContain('Логин;Сообщений;Расход;Приход;Валюта;hlr\r\na;1;0,10;0;RUB;7\r\nb;2;;;;\r\n');
  });

  it('has its sums in sight and turns pages without asking when there are many logins', async () => {
    const turnover = Array.from({ length: 40 }, (_, index) => sent(`login${index}`, '2026-11-18', 100 + index));
    await using bot = await startBot({ account: sandboxAccount({ turnover }) });

    const first = await bot.ask('/stats today');
    const before = bot.sandbox.counts().requests;
    const last = await bot.ask(first?.buttons?.find(({ label }) => label === '▶')?.command ?? '');

    expect(plainText(first)).toContain('120 messages, ₽47.80 spent, ₽0.00 paid in\n');
    const chart = first?.blocks.find((block) => block.kind === 'bars');
    expect(chart?.bars).toHaveLength(10);
    expect(chart?.picture).toEqual({ title: 'Spent by login\n18 Nov 2026', as: 'rows' });
    expect(plainText(last)).toContain('Page 2 of 3: 16–30 of 41');
    expect(bot.sandbox.counts().requests).toEqual(before);
  });

  it.each([
    ['en', '1 Jan 2020: nothing was sent or paid.\nChecked just now'],
    ['ru', '01.01.2020: ничего не отправлено и не оплачено.\nДанные получены только что'],
  ] as const)('says that there is nothing, and when (%s)', async (language, words) => {
    await using bot = await shop();

    const reply = await bot.ask('/stats 01.01.2020', language);

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain(words);
  });

  it.each([
    ['/stats tomorrow', 'The period has not begun yet.', 'tomorrow'],
    ['/stats from:19.11', 'The period has not begun yet.', 'from:19.11'],
    ['/stats 7d to:1.11', 'Give either a period or from: and to:.', '7d'],
    ['/stats 100d by:day', 'Day by day there can be at most 62 days.', '100d'],
    ['/stats from:1.8 by:day', 'Day by day there can be at most 62 days.', 'from:1.8'],
    ['/stats by:hour', 'must be the word day', 'by:hour'],
    ['/stats currency:usd', 'must be the word own', 'currency:usd'],
    ['/stats everything', 'PERIOD must be a period such as 7d', 'everything'],
  ])('points at what is wrong in %s', async (line, sentence, part) => {
    await using bot = await shop();

    const reply = plainText(await bot.ask(line));

    expect(reply).toContain(sentence);
    expect(reply).toContain(`\n${' '.repeat(2 + line.indexOf(part))}${'^'.repeat(part.length)}\n`);
    expect(reply).toContain('Usage: /stats [PERIOD] [from:DAY] [to:DAY] [currency:own] [electronic] [by:day]');
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('takes a last day that has not come yet for today', async () => {
    await using bot = await shop();

    expect(plainText(await bot.ask('/stats to:tomorrow'))).toMatch(/^13 Nov 2026 – 18 Nov 2026\n/);
  });

  it('counts no days that have not begun among those that are too many', async () => {
    await using bot = await shop();

    expect(plainText(await bot.ask('/stats 01.11.2026-15.01.2027 by:day'))).toMatch(
      /^1 Nov 2026 – 18 Nov 2026\n[\s\S]*\n2 of 18 days are known/,
    );
  });

  it('shows the last known figures under a banner while the provider is down, and fails in words without any', async () => {
    await using bot = await shop();
    await bot.ask('/stats');
    bot.sandbox.advance(120_000);
    bot.sandbox.fault('outage', 300_000);

    expect(plainText(await bot.ask('/stats'))).toMatch(
      /^STALE, 2 min old\. The provider cannot be reached\.\n12 Nov 2026/,
    );
    expect(plainText(await bot.ask('/stats yesterday', 'ru'))).toMatch(/Провайдер недоступен\.[\s\S]*Метка \w+/);
  });

  it.each(['/stats', '/stats 14d by:day', '/stats last month', '/stats from:01.11 to:15.11 currency:own'])(
    'answers its example %s from the seeded account, in groups too',
    async (line) => {
      await using bot = await startBot();

      const alone = await bot.ask(line);
      const group = await bot.ask(line, 'en', { in: { platform: 'test', id: 'g', kind: 'group' } });

      expect(alone?.tone).toBeUndefined();
      expect(group?.blocks).toEqual(alone?.blocks);
    },
  );
});
