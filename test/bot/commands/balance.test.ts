import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/bot/language.ts';
import { secret } from '../../../src/lib/secret.ts';
import { StorageError } from '../../../src/storage/error.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';

const minutes = 60_000;

/** What was charged on a day, in hundredths. */
function spent(day: string, amount: number) {
  return { day, login: 'demo', electronic: false, sms: 1, spent: amount, received: 0 };
}

/** Has the seven whole days before today kept. */
async function keepDays(bot: TestBot): Promise<void> {
  const first = Temporal.PlainDate.from('2026-11-11');
  for (let place = 0; place < 7; place += 1) {
    await bot.parts('en').daily.series([first.add({ days: place })], {});
    bot.sandbox.advance(minutes);
  }
}

describe('/balance', () => {
  it('tells money, runway and age in English', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/balance'));

    expect(reply).toMatch(
      /^Balance +₽1,871\.62\nRunway +about \d+ d \d+ h at the rate of the last 7 days \(₽[\d.]+ a day\)\nChecked just now\n/,
    );
  });

  it('tells the same in Russian', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/balance', 'ru'));

    expect(reply).toMatch(/^Баланс +1 871,62 ₽\nЗапас +примерно на \d+ д/);
    expect(reply).toContain('Данные получены только что');
  });

  it('tells the credit line when there is one', async () => {
    await using seeded = await startBot();
    const account = { ...seeded.sandbox.account(), credit: 50_000 };
    await using bot = await startBot({ account });

    expect(plainText(await bot.ask('/balance'))).toMatch(/Credit line +₽500\.00/);
  });

  it('asks the provider once for 30 people at the same time', async () => {
    await using bot = await startBot();

    const replies = await Promise.all(Array.from({ length: 30 }, () => bot.ask('/balance')));

    expect(new Set(replies.map(plainText)).size).toBe(1);
    expect(bot.sandbox.counts().requests['balance.php']).toBe(1);
  });

  it('gives a kept answer with its age, and a new one when it is no longer fresh', async () => {
    await using bot = await startBot();
    await bot.ask('/balance');

    bot.sandbox.advance(10_000);
    const kept = plainText(await bot.ask('/balance'));
    bot.sandbox.advance(10_000);
    const fresh = plainText(await bot.ask('/balance'));

    expect(kept).toContain('Checked 10 s ago');
    expect(fresh).toContain('Checked just now');
    expect(bot.sandbox.counts().requests['balance.php']).toBe(2);
  });

  it.each([
    ['en', /^STALE, 14 min old\. The provider cannot be reached\./],
    ['ru', /^УСТАРЕЛО: данным 14 мин\. Провайдер недоступен\./],
  ] as const)('shows the last known money under a banner while the provider is down (%s)', async (language, banner) => {
    await using bot = await startBot();
    await bot.ask('/balance');

    bot.sandbox.advance(14 * minutes);
    bot.sandbox.fault('outage', 5 * minutes);
    const reply = plainText(await bot.ask('/balance', language));

    expect(reply).toMatch(banner);
    expect(reply).toContain('871');
  });

  it.each([
    ['outage', 'The provider cannot be reached.', 'Провайдер недоступен.'],
    ['html', 'The provider cannot be reached.', 'Провайдер недоступен.'],
    ['broken', 'something that cannot be read', 'не удалось прочитать'],
    ['blocked', 'has blocked the IP address', 'заблокировал IP-адрес'],
    ['denied', 'refuses the login', 'не принимает логин'],
    ['limited', 'too many requests', 'запросов было слишком много'],
  ] as const)('says what is wrong and what to do when nothing is known: %s', async (fault, english, russian) => {
    for (const language of languages) {
      await using bot = await startBot();
      bot.sandbox.fault(fault, 5 * minutes);

      const reply = await bot.ask('/balance', language);

      expect(reply?.tone).toBe('bad');
      expect(plainText(reply)).toContain(language === 'en' ? english : russian);
      const [, reference = 'none'] = /(?:Reference|Метка) (\w+)/.exec(plainText(reply)) ?? [];
      expect(bot.log.filter((line) => line.includes(reference))).toHaveLength(1);
    }
  });

  it('says what to check when the password is wrong, then stops asking for a while', async () => {
    await using bot = await startBot({ password: secret('canary') });

    const first = plainText(await bot.ask('/balance'));
    const second = plainText(await bot.ask('/balance'));

    expect(first).toMatch(/password.*IP address/);
    expect(second).toMatch(/next try is possible in \d+/);
    expect(bot.sandbox.counts().refusals).toEqual({ 2: 1 });
    expect(bot.log.join('')).not.toContain('canary');
  });

  it('tells the money at once when the rate of spending cannot be asked for now', async () => {
    await using bot = await startBot();
    const day = Temporal.PlainDate.from('2026-11-01');
    for (const from of [1, 2, 3].map((days) => day.subtract({ days }))) await bot.client.statistics.get({ from });

    const reply = plainText(await bot.ask('/balance'));

    expect(reply).toMatch(/^Balance +₽1,871\.62\nRunway +unknown\. The limit of the provider/);
  });

  it('says in the banner when the next try is possible', async () => {
    await using bot = await startBot();
    await bot.ask('/balance');
    bot.sandbox.advance(60_000);
    bot.sandbox.fault('denied', 1_000);

    const first = plainText(await bot.ask('/balance'));
    const second = plainText(await bot.ask('/balance'));

    expect(first).toMatch(/^STALE, 1 min old\. The provider refuses the login \(error 2\)\.\n/);
    expect(second).toMatch(
      /^STALE, 1 min old\. The provider refuses the login \(error 2\)\. The next try is possible in 1 min\./,
    );
  });

  it('counts what was spent on the seven whole days before today, and the credit line as money', async () => {
    const turnover = [
      spent('2026-11-10', 999_900),
      spent('2026-11-11', 30_000),
      spent('2026-11-17', 40_000),
      spent('2026-11-18', 999_900),
    ];
    await using bot = await startBot({ account: sandboxAccount({ balance: 100_000, credit: 50_000, turnover }) });

    expect(plainText(await bot.ask('/balance'))).toContain('about 15 d at the rate of the last 7 days (₽100.00 a day)');
  });

  it.each([
    [
      'en',
      /\nSpent by day\n\n11 Nov 2026 +█+\S* ₽300\.00\n12 Nov 2026 +₽0\.00\n[\s\S]*\n17 Nov 2026 +█+ ₽400\.00\nChecked/,
    ],
    ['ru', /\nРасход по дням\n\n11\.11\.2026 +█+\S* 300,00 ₽\n/],
  ] as const)(
    'shows the spending of the last seven days once all are kept, without asking (%s)',
    async (language, chart) => {
      const turnover = [spent('2026-11-11', 30_000), spent('2026-11-17', 40_000)];
      await using bot = await startBot({ account: sandboxAccount({ turnover }) });
      const { daily } = bot.parts('en');
      const days = Array.from({ length: 7 }, (_, index) => Temporal.PlainDate.from('2026-11-11').add({ days: index }));
      for (const one of [days.slice(0, 2), days.slice(2, 4), days.slice(4, 6)]) {
        await daily.series(one, {});
        bot.sandbox.advance(2 * minutes);
      }

      const before = plainText(await bot.ask('/balance', language));
      bot.sandbox.advance(2 * minutes);
      await daily.series(days.slice(6), {});
      const asked = bot.sandbox.counts().requests['get.php get_stat'];

      expect(before).not.toMatch(/Spent by day|Расход по дням/);
      expect(plainText(await bot.ask('/balance', language))).toMatch(chart);
      expect(bot.sandbox.counts().requests['get.php get_stat']).toBe(asked);
    },
  );

  it('takes the rate from the days that are kept when the statistics cannot be asked for', async () => {
    const turnover = [spent('2026-11-11', 30_000), spent('2026-11-17', 40_000)];
    await using bot = await startBot({ account: sandboxAccount({ balance: 100_000, turnover }) });
    await keepDays(bot);
    bot.sandbox.advance(2 * minutes);
    for (const month of [1, 2, 3]) await bot.client.statistics.get({ from: new Temporal.PlainDate(2026, month, 1) });
    const before = bot.sandbox.counts().requests['get.php get_stat'];

    const reply = plainText(await bot.ask('/balance'));

    expect(reply).toContain('about 10 d at the rate of the last 7 days (₽100.00 a day)');
    expect(bot.sandbox.counts().requests['get.php get_stat']).toBe(before);
  });

  it('tells the money when what is kept cannot be read', async () => {
    await using bot = await startBot();
    bot.parts('en').daily.kept = async () => {
      throw new StorageError('damaged', 'as the test says');
    };

    expect(plainText(await bot.ask('/balance'))).toMatch(/^Balance +₽1,871\.62\nRunway +about/);
    expect(bot.log.join('')).toContain('the spending of the last days is not known');
  });

  it('reads the days that are kept while the provider is asked', async () => {
    await using bot = await startBot();
    const { daily } = bot.parts('en');
    const read = Promise.withResolvers<undefined>();
    const ask = bot.client.balance.get.bind(bot.client.balance);
    daily.kept = async () => {
      read.resolve(undefined);
      return undefined;
    };
    bot.client.balance.get = async (options) => {
      await read.promise;
      return ask(options);
    };

    expect(plainText(await bot.ask('/balance'))).toMatch(/^Balance/);
  });

  it('shows no spending of a day that was not over when it was asked for', async () => {
    await using bot = await startBot({ account: sandboxAccount({ turnover: [spent('2026-11-12', 100)] }) });
    const { daily } = bot.parts('en');
    const days = Array.from({ length: 7 }, (_, index) => Temporal.PlainDate.from('2026-11-12').add({ days: index }));
    for (const day of days) {
      await daily.series([day], {});
      bot.sandbox.advance(minutes);
    }
    bot.sandbox.advance(24 * 60 * minutes);

    expect(plainText(await bot.ask('/balance'))).not.toContain('Spent by day');
  });

  it('takes no arguments and points at one', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/balance now'))).toContain('  /balance now\n           ^^^');
  });
});
