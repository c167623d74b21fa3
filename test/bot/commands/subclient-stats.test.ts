import { describe, expect, it, onTestFinished } from 'vitest';
import type { Turnover } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';

function subclient(id: string, login: string, type: number) {
  return { id, login, type, password: 'secret', balance: 0, electronic: false, settings: new Map<string, string>() };
}

function sent(login: string, day: string, spent: number, given: Partial<Turnover> = {}): Turnover {
  return { day, login, electronic: false, sms: 2, spent, received: 0, ...given };
}

/** One subclient on our balance, two with their own. */
function team(): Promise<TestBot> {
  return startBot({
    account: sandboxAccount({
      subclients: [subclient('11', 'alex', 2), subclient('12', 'shop', 0), subclient('13', 'store', 0)],
      turnover: [
        sent('alex', '2026-11-02', 10_010),
        sent('shop', '2026-11-03', 20_020, { received: 50_000 }),
        sent('store', '2026-11-18', 5),
        sent('shop', '2026-10-31', 99_900),
        sent('alex', '2026-11-04', 700, { electronic: true }),
      ],
    }),
  });
}

async function refusing(number: number): Promise<TestBot> {
  const provider = await startProvider(answer(`{"error": "no", "error_code": ${number}}`));
  onTestFinished(() => provider.close());
  return startBot({ url: provider.url });
}

describe('/subclient stats', () => {
  it('tells what every subclient sent and spent this month, whosever balance it was', async () => {
    await using bot = await team();

    expect(plainText(await bot.ask('/subclient stats'))).toMatch(
      /^Subclients, 1 Nov 2026 – 18 Nov 2026\n\nLogin +Balance +Messages +Spent +Paid in\nshop +own +2 +₽200\.20 +₽500\.00\nalex +ours +2 +₽100\.10 +₽0\.00\nstore +own +2 +₽0\.05 +₽0\.00\nTotal +6 +₽300\.35 +₽500\.00\nChecked just now/,
    );
  });

  it('says the same in Russian', async () => {
    await using bot = await team();

    expect(plainText(await bot.ask('/subclient stats', 'ru'))).toMatch(
      /^Субклиенты, 01\.11\.2026 – 18\.11\.2026\n\nЛогин +Баланс +Сообщений +Расход +Приход\nshop +свой +2 +200,20 ₽ +500,00 ₽\nalex +наш +/,
    );
  });

  it.each([
    ['own', /\(own balance\)[\s\S]*\nshop +2 +₽200\.20[\s\S]*\nTotal +4 +₽200\.25/],
    ['alex', /^Subclient alex, [\s\S]*\nalex +2 +₽100\.10/],
    ['12', /^Subclient 12, [\s\S]*\nshop +2 +₽200\.20/],
    ['electronic', /, electronic balance\n[\s\S]*\nalex +ours +2 +₽7\.00/],
    ['shop period:31.10.2026', /^Subclient shop, 31 Oct 2026\n[\s\S]*₽999\.00/],
    ['to:30.11', /^Subclients, 1 Nov 2026 – 18 Nov 2026\n/],
    ['to:15.11', /^Subclients, 1 Nov 2026 – 15 Nov 2026\n/],
    ['shop to:31.10', /^Subclient shop, 1 Oct 2026 – 31 Oct 2026\n[\s\S]*₽999\.00/],
    ['shop from:30.10 to:3.11', /^Subclient shop, 30 Oct 2026 – 3 Nov 2026\n[\s\S]*₽1,199\.20/],
  ])('takes %s', async (words, expected) => {
    await using bot = await team();

    expect(plainText(await bot.ask(`/subclient stats ${words}`))).toMatch(expected);
  });

  it('shows and files the fields of the detailed statistics, whatever they are', async () => {
    await using bot = await team();

    const reply = await bot.ask('/subclient stats detailed');
    const csv = await bot.ask(reply?.buttons?.find(({ label }) => label === 'CSV')?.command ?? '');
    const file = csv?.blocks.find((block) => block.kind === 'file');

    expect(plainText(reply)).toContain('\nshop · date 03.11.2026 · 2 messages, ₽200.20 spent, ₽500.00 paid in\n');
    expect(file?.name).toBe('subclients-2026-11-18.csv');
    expect(file?.content).toContain(
      'Login;Balance;Messages;Spent;Paid in;Currency;date\r\nalex;ours;2;100.10;0.00;RUB;02.11.2026\r\n',
    );
  });

  it('keeps a table of plain statistics when the provider adds fields, which stand above a single row', async () => {
    const provider = await startProvider(
      answer('[{"login": "x", "sms": 1, "credit": "2.5", "currency": "KZT", "id": "9"}]'),
    );
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    const reply = await bot.ask('/subclient stats x');

    expect(plainText(reply)).toMatch(/\nid +9\n\nLogin.*\nx +1 +₸2\.50 +–\n/);
  });

  it.each([
    ['en', 'Subclient store, 2 Nov 2026: nothing was sent or paid.\nChecked just now'],
    ['ru', 'Субклиент store, 02.11.2026: ничего не отправлено и не оплачено.\nДанные получены только что'],
  ] as const)('says that there is nothing, of whom and when (%s)', async (language, words) => {
    await using bot = await team();

    const reply = await bot.ask('/subclient stats store period:2.11', language);

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain(words);
  });

  it.each([
    ['en', 'There is no subclient “shap”.\nSimilar logins:', 'Every subclient'],
    ['ru', 'Субклиента «shap» нет.\nПохожие логины:', 'Все субклиенты'],
  ] as const)('says that there is no such subclient and offers near ones (%s)', async (language, words, every) => {
    await using bot = await team();

    const reply = await bot.ask('/subclient stats shap own', language);

    expect(plainText(reply)).toContain(words);
    expect(reply?.buttons).toEqual([
      { label: 'shop', command: '/subclient stats shop own' },
      { label: every, command: '/subclient stats' },
    ]);
  });

  it('offers the period when one was typed in the place of a login', async () => {
    await using bot = await team();

    const reply = await bot.ask('/subclient stats 7d');
    const meant = await bot.ask(reply?.buttons?.[0]?.command ?? '');

    expect(plainText(reply)).toContain('There is no subclient “7d”.\nA period is typed with its name:');
    expect(plainText(meant)).toMatch(/^Subclients, 12 Nov 2026 – 18 Nov 2026\n/);
  });

  it('says what to try when the provider has no such statistics of a subclient', async () => {
    await using bot = await refusing(7);

    const reply = await bot.ask('/subclient stats alex own');

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain('The provider has no such statistics of “alex”');
    expect(reply?.buttons?.map(({ command }) => command)).toEqual([
      '/subclient stats alex',
      '/subclient stats alex own electronic',
    ]);
    expect(plainText(await bot.ask('/subclient stats alex', 'ru'))).toContain(
      'У провайдера нет такой статистики по «alex»',
    );
  });

  it('says that there is nothing when the provider has no records', async () => {
    await using bot = await refusing(3);

    expect(plainText(await bot.ask('/subclient stats'))).toContain(
      'Subclients, 1 Nov 2026 – 18 Nov 2026: nothing was sent',
    );
  });

  it('fails in words when the operation failed at the provider', async () => {
    await using bot = await refusing(5);

    const reply = await bot.ask('/subclient stats');

    expect(reply?.tone).toBe('bad');
    expect(plainText(reply)).toMatch(/Reference \w+/);
  });

  it('is for operators', async () => {
    await using bot = await startBot({ role: 'viewer' });

    expect(plainText(await bot.ask('/subclient stats'))).toBe('This needs the role operator.');
  });

  it.each([
    ['/subclient stats from:tomorrow', 'The period has not begun yet.', 'from:tomorrow'],
    ['/subclient stats to:3.12', 'The period has not begun yet.', 'to:3.12'],
    ['/subclient stats shop period:7d to:1.11', 'Give either a period or from: and to:.', 'period:7d'],
    ['/subclient stats shop 7d', 'This part is not understood.', '7d'],
  ])('points at what is wrong in %s', async (line, sentence, part) => {
    await using bot = await team();

    const reply = plainText(await bot.ask(line));

    expect(reply.toLowerCase()).toContain(sentence.toLowerCase());
    expect(reply).toContain(`${' '.repeat(2 + line.indexOf(part))}${'^'.repeat(part.length)}\n`);
    expect(reply).toContain('Usage: /subclient stats [USER] [period:PERIOD] [from:DAY] [to:DAY] [own]');
  });

  it('shows the last known figures under a banner while the provider is down', async () => {
    await using bot = await team();
    await bot.ask('/subclient stats');
    bot.sandbox.advance(120_000);
    bot.sandbox.fault('outage', 300_000);

    expect(plainText(await bot.ask('/subclient stats'))).toMatch(
      /^STALE, 2 min old\. The provider cannot be reached\.\n/,
    );
    expect((await bot.ask('/subclient stats alex'))?.tone).toBe('bad');
  });

  it.each(['/subclient stats', '/subclient stats sub_shop period:7d', '/subclient stats own detailed period:30d'])(
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
