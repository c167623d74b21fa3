import { describe, expect, it, onTestFinished } from 'vitest';
import { mailingShow } from '../../../src/bot/commands/mailing-show.ts';
import { SmscError } from '../../../src/smsc/error.ts';
import { startBot } from '../../support/bot.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount, sandboxMailing } from '../../support/sandbox-account.ts';

const group = { in: { platform: 'test', id: 'g', kind: 'group' } } as const;

describe('/mailing show', () => {
  it('tells all that is known of a mailing, with its progress, in English', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/mailing show 51204'));

    expect(reply).toMatch(/^Распродажа «Всё по 990» · 51204\n {2}Распродажа .* только в my_shop\nSender +my_shop\n/);
    expect(reply).toMatch(/\nPlanned for +18 Nov 2026, 11:51\nLast sent +18 Nov 2026, 12:00\nRepeated +by hand only\n/);
    expect(reply).toMatch(/\nRecipients +240: 79160001000, 79250001001, 79050001002 and 237 more\nCost +₽811\.00\n/);
    expect(reply).toMatch(
      /\n\nRecipients +█{30} 240\nSent +█+\S? 60\nDelivered +█+\S? 49\nAs the provider writes it: lifetime of a message 1440, status 1, format 0\nChecked just now/,
    );
  });

  it('tells the same of an e-mail mailing in Russian', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/mailing show 51203 email', 'ru'));

    expect(reply).toMatch(/^Письмо постоянным клиентам · 51203\n.*\nТема +Подарок внутри\n/);
    expect(reply).toMatch(/\nПолучатели +40: client1@example\.com, .* и ещё 37\nСтоимость +2,00 ₽\n/);
    expect(reply).toMatch(
      /\nОтправлено +█+ 40\nДоставлено +█+\S? 37\nКак пишет провайдер: срок жизни сообщения 1440, статус 2, формат 8\nДанные получены только что/,
    );
  });

  it.each([
    [0, 'by hand only', 'только вручную'],
    [1, 'every hour, repetitions: 3', 'каждый час, повторов: 3'],
    [2, 'every day, repetitions: 3', 'каждый день, повторов: 3'],
    [3, 'on working days, repetitions: 3', 'по рабочим дням, повторов: 3'],
    [4, 'on weekends, repetitions: 3', 'по выходным, повторов: 3'],
    [5, 'every week, repetitions: 3', 'каждую неделю, повторов: 3'],
    [6, 'every month, repetitions: 3', 'каждый месяц, повторов: 3'],
    [7, 'every year, repetitions: 3', 'каждый год, повторов: 3'],
    [12, 'code 12, repetitions: 3', 'код 12, повторов: 3'],
  ])('has words for the repetition %i', async (repeat, english, russian) => {
    await using bot = await startBot({ account: sandboxAccount({ mailings: [sandboxMailing({ repeat })] }) });

    expect(plainText(await bot.ask('/mailing show 51'))).toMatch(new RegExp(`\nRepeated +${english}\n`));
    expect(plainText(await bot.ask('/mailing show 51', 'ru'))).toMatch(new RegExp(`\nПовтор +${russian}\n`));
  });

  it('covers recipients and codes where others read along', async () => {
    const mailing = sandboxMailing({ text: 'Промокод HAPPY5', recipients: ['79160000001', '79250000002'] });
    const letter = sandboxMailing({ id: '52', format: 8, recipients: ['ann@example.com'] });
    await using bot = await startBot({ account: sandboxAccount({ mailings: [mailing, letter] }) });

    const reply = await bot.ask('/mailing show 51', 'en', group);
    const email = await bot.ask('/mailing show 52 email', 'en', group);

    expect(plainText(reply)).toMatch(/Промокод ••••••\n[\s\S]*\nRecipients +2: 7916•••00•01, 7925•••00•02\n/);
    expect(JSON.stringify(reply)).not.toMatch(/HAPPY5|79160000001/);
    expect(plainText(email)).toMatch(/\nRecipients +1: a•••@example\.com\n/);
  });

  it('covers codes in the name and the subject where others read along', async () => {
    const mailing = sandboxMailing({ name: 'Код 445566', subject: 'Ваш код 778899', format: 8 });
    await using bot = await startBot({ account: sandboxAccount({ mailings: [mailing] }) });

    const reply = await bot.ask('/mailing show 51 email', 'en', group);
    const near = await bot.ask('/mailing show 52 email', 'en', group);

    expect(plainText(reply)).toMatch(/^Код •••••• · 51\n[\s\S]*\nSubject +Ваш код ••••••\n/);
    expect(JSON.stringify([reply, near])).not.toMatch(/445566|778899/);
  });

  it.each(['#51204', '№51204'])('takes %s for the id', async (written) => {
    await using bot = await startBot();

    expect((await bot.ask(`/mailing show ${written}`))?.summary).toBe('Mailing Распродажа «Всё по 990» (51204)');
  });

  it('never shows the whole list of recipients', async () => {
    const recipients = Array.from({ length: 20_000 }, (_, place) => String(79_160_000_000 + place));
    await using bot = await startBot({ account: sandboxAccount({ mailings: [sandboxMailing({ recipients })] }) });

    const reply = plainText(await bot.ask('/mailing show 51', 'ru'));

    expect(reply).toMatch(/\nПолучатели +20 000: 79160000000, 79160000001, 79160000002 и ещё 19 997\n/);
    expect(reply.length).toBeLessThan(1500);
  });

  it.each([
    ['en', 'Mailing progress\nНовинки'],
    ['ru', 'Ход рассылки\nНовинки'],
  ] as const)('has a picture of its progress where pictures are shown (%s)', async (language, title) => {
    await using bot = await startBot({ account: sandboxAccount({ mailings: [sandboxMailing()] }) });

    const reply = await bot.ask('/mailing show 51', language);

    expect(reply?.blocks.find((block) => block.kind === 'bars')?.picture).toEqual({ title, as: 'progress' });
  });

  it('leaves out what the provider does not tell', async () => {
    const provider = await startProvider(answer('[{"id": 51, "status": 7}]'));
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    const reply = await bot.ask('/mailing show 51');

    expect(plainText(reply)).toMatch(/^51\nAs the provider writes it: status 7\nChecked just now/);
    expect(reply?.blocks.map(({ kind }) => kind)).not.toContain('bars');
  });

  it('takes an id of our own with letters in it', async () => {
    const provider = await startProvider(answer('[{"id": "sale-2026.11_a", "name": "Sale", "status": 7}]'));
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    expect(plainText(await bot.ask('/mailing show sale-2026.11_a'))).toMatch(/^Sale · sale-2026\.11_a\n/);
  });

  it.each([
    ['en', 'There is no SMS mailing with the id “51240” on this account.', 'If it is an e-mail mailing:'],
    ['ru', 'SMS-рассылки с id «51240» на этом аккаунте нет.', 'Если это e-mail-рассылка:'],
  ] as const)('says that there is none, with near ids (%s)', async (language, sentence, hint) => {
    await using bot = await startBot();

    const reply = await bot.ask('/mailing show 51240', language);

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain(`${sentence}\n${hint} /mailing show 51240 email\n`);
    expect(reply?.buttons).toContainEqual({
      label: '51204 Распродажа «Всё по 990»',
      command: '/mailing show 51204',
    });
  });

  it('says that there is none when the list cannot be had either', async () => {
    await using bot = await startBot();
    bot.client.mailings.list = async () => {
      throw new SmscError('unreachable', 'as the test says', { operation: 'mailings.list' });
    };

    const reply = await bot.ask('/mailing show 51240 email');

    expect(plainText(reply)).toMatch(/^There is no e-mail mailing with the id “51240” on this account\.\n/);
    expect(reply?.buttons).toEqual([]);
  });

  it('gives a kept answer with its age within a minute', async () => {
    await using bot = await startBot();
    await bot.ask('/mailing show 51204');
    bot.sandbox.advance(30_000);

    expect(plainText(await bot.ask('/mailing show 51204', 'ru'))).toContain('Данные получены 30 с назад');
    expect(bot.sandbox.counts().requests['jobs.php get']).toBe(1);
  });

  it('shows the last known state under a banner while the provider is down, and fails in words without any', async () => {
    await using bot = await startBot();
    await bot.ask('/mailing show 51204');
    bot.sandbox.advance(120_000);
    bot.sandbox.fault('outage', 300_000);

    expect(plainText(await bot.ask('/mailing show 51204'))).toMatch(
      /^STALE, 2 min old\. The provider cannot be reached\.\nРаспродажа/,
    );
    expect(plainText(await bot.ask('/mailing show 51202', 'ru'))).toMatch(/^Провайдер недоступен\.[\s\S]*Метка \w+/);
    expect(bot.log.join('')).not.toMatch(/7916000\d{4}|Распродажа/);
  });

  it.each([
    ['/mailing show', 'ID is missing: the id of a mailing, such as 51204.', 13, 1],
    ['/mailing show 5!', 'ID must be the id of a mailing, such as 51204.', 14, 2],
    ['/mailing show 51204 mail', 'This part is not understood.', 20, 4],
  ])('points at what is wrong in %s', async (line, sentence, from, length) => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask(line));

    expect(reply).toContain(sentence);
    expect(reply).toContain(`  ${line}\n  ${' '.repeat(from)}${'^'.repeat(length)}\n`);
  });

  it.each(mailingShow.examples)('answers its example %s', async (example) => {
    await using bot = await startBot();

    expect((await bot.ask(example))?.tone).toBeUndefined();
  });
});
