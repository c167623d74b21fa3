import { describe, expect, it } from 'vitest';
import { mailingList } from '../../../src/bot/commands/mailing-list.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { SmscError } from '../../../src/smsc/error.ts';
import { startBot } from '../../support/bot.ts';
import { noon } from '../../support/clock.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount, sandboxMailing } from '../../support/sandbox-account.ts';

const hourMs = 3_600_000;
const group = { in: { platform: 'test', id: 'g', kind: 'group' } } as const;

function titles(reply: Reply | undefined): readonly string[] {
  return reply?.blocks.find((block) => block.kind === 'items')?.items.map(({ title }) => title) ?? [];
}

function button(reply: Reply | undefined, wanted: string): string {
  return reply?.buttons?.find(({ label }) => label === wanted)?.command ?? 'none';
}

function manyMailings(count: number) {
  return Array.from({ length: count }, (_, place) =>
    sandboxMailing({ id: String(place + 1), name: `Рассылка ${place + 1}`, needAt: noon + place * hourMs }),
  );
}

describe('/mailing list', () => {
  it('tells what is known of each mailing, what is planned last first, in English', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/mailing list'));

    expect(reply).toMatch(/^5 SMS mailings\n/);
    expect(reply).toContain(
      'Еженедельные новинки · 51201 · planned for 22 Nov 2026, 12:00 · last sent 15 Nov 2026, 12:10 · 64 recipients · ' +
        'sent 64, delivered 57 · ₽215.95\n  Новинки недели уже в магазине! Подробнее: https://my-shop.example/new\n',
    );
    expect(reply.indexOf('Еженедельные')).toBeLessThan(reply.indexOf('Опрос'));
    expect(reply).toContain('Checked just now');
    expect(reply).not.toContain('code');
  });

  it('tells the same in Russian', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/mailing list', 'ru'));

    expect(reply).toMatch(/^5 SMS-рассылок\nЕженедельные новинки · 51201 · назначена на 22\.11\.2026, 12:00 · /);
    expect(reply).toContain('64 получателя · отправлено 64, доставлено 57 · 215,95 ₽');
  });

  it.each([
    [1, '1 SMS mailing', '1 SMS-рассылка'],
    [2, '2 SMS mailings', '2 SMS-рассылки'],
    [21, '21 SMS mailings', '21 SMS-рассылка'],
  ])('counts %i in the right words', async (count, english, russian) => {
    await using bot = await startBot({ account: sandboxAccount({ mailings: manyMailings(count) }) });

    expect((await bot.ask('/mailing list'))?.summary).toBe(english);
    expect((await bot.ask('/mailing list', 'ru'))?.summary).toBe(russian);
  });

  it('lists e-mail mailings, and calls one without a name by its id', async () => {
    const mailings = [sandboxMailing({ id: '51', name: '', format: 8, recipients: ['ann@example.com'] })];
    await using bot = await startBot({ account: sandboxAccount({ mailings }) });

    const reply = await bot.ask('/mailing list email');

    expect(reply?.summary).toBe('1 e-mail mailing');
    expect(titles(reply)).toEqual(['51']);
    expect(button(reply, '51')).toBe('/mailing show 51 email');
  });

  it.each([
    ['/mailing list 11.11.2026-13.11.2026', '1 SMS mailing from 11 Nov 2026 to 13 Nov 2026'],
    ['/mailing list from:17.11.2026 to:18.11.2026', '3 SMS mailings from 17 Nov 2026 to 18 Nov 2026'],
    ['/mailing list from:20.11', '2 SMS mailings since 20 Nov 2026'],
    ['/mailing list today', '2 SMS mailings on 18 Nov 2026'],
    ['/mailing list email last week', '1 e-mail mailing from 9 Nov 2026 to 15 Nov 2026'],
  ])('asks for the days of %s', async (line, summary) => {
    await using bot = await startBot();

    expect((await bot.ask(line))?.summary).toBe(summary);
  });

  it('offers to show the first ones', async () => {
    await using bot = await startBot();

    const reply = await bot.ask('/mailing list');
    const shown = plainText(await bot.ask(button(reply, 'Опрос (черновик)')));

    expect(reply?.buttons?.filter(({ command }) => command.startsWith('/mailing show'))).toHaveLength(3);
    expect(shown).toMatch(/^Опрос \(черновик\) · 51206\n/);
  });

  it('says what was asked for when there is none', async () => {
    await using bot = await startBot();

    const english = await bot.ask('/mailing list january');
    const russian = await bot.ask('/mailing list email 01.01.2026', 'ru');

    expect(english?.tone).toBe('warning');
    expect(plainText(english)).toMatch(
      /^There are no SMS mailings from 1 Jan 2026 to 31 Jan 2026 on this account\.\n.*: \/mailing list email\nChecked just now/,
    );
    expect(plainText(russian)).toMatch(
      /^E-mail-рассылок за 01\.01\.2026 на этом аккаунте нет\.\nДанные получены только что/,
    );
  });

  it('covers codes and numbers in texts where others read along, in the file too', async () => {
    const mailings = [sandboxMailing({ text: 'Промокод HAPPY5, звоните 79160000001' }), sandboxMailing({ id: '52' })];
    await using bot = await startBot({ account: sandboxAccount({ mailings }) });

    const reply = await bot.ask('/mailing list', 'en', group);
    const csv = await bot.ask(button(reply, 'CSV'), 'en', group);
    const shown = await bot.ask(button(reply, 'Show'), 'en', group);

    expect(plainText(reply)).toContain('Промокод ••••••, звоните ••••••');
    expect(JSON.stringify([reply, csv])).not.toMatch(/HAPPY5|79160000001/);
    expect(plainText(shown)).toContain('HAPPY5, звоните 79160000001');
    expect(shown?.audience).toBe('asker');
  });

  it('covers codes in names where others read along, on the buttons too', async () => {
    const mailings = [sandboxMailing({ name: 'Код 445566' }), sandboxMailing({ id: '52' })];
    await using bot = await startBot({ account: sandboxAccount({ mailings }) });

    const reply = await bot.ask('/mailing list', 'en', group);
    const csv = await bot.ask(button(reply, 'CSV'), 'en', group);

    expect(button(reply, 'Код ••••••')).toBe('/mailing show 51');
    expect(JSON.stringify([reply, csv])).not.toContain('445566');
  });

  it('tells its age once, with nothing to show to one alone, when nothing in it is private', async () => {
    const mailings = ['50', '51'].map((id) => sandboxMailing({ id, text: 'Приходите' }));
    await using bot = await startBot({ account: sandboxAccount({ mailings }) });
    await bot.ask('/mailing list');
    bot.sandbox.advance(120_000);
    bot.sandbox.fault('denied', 300_000);

    const reply = await bot.ask('/mailing list', 'en', group);

    expect(plainText(reply)).toMatch(/^STALE, 2 min old\./);
    expect(reply?.buttons?.map(({ label }) => label)).not.toContain('Show');
    expect(bot.log.filter((line) => line.includes('a known answer stood in'))).toHaveLength(1);
  });

  it('gives a file with the numbers of the provider as codes', async () => {
    const mailings = [sandboxMailing({ status: 3 }), sandboxMailing({ id: '50', needAt: noon - hourMs })];
    await using bot = await startBot({ account: sandboxAccount({ mailings }) });

    const csv = await bot.ask(button(await bot.ask('/mailing list', 'ru'), 'CSV'), 'ru');
    const content = csv?.blocks.find((block) => block.kind === 'file')?.content ?? '';

    expect(content.split('\r\n')[1]).toBe(
      '51;Новинки;2026-11-18 12:00:00;2026-11-18 12:00:00;2026-11-18 12:00:00;2;2;1;6,90;my_shop;код 3;код 0;' +
        '"Скидка | 15%; до воскресенья"',
    );
  });

  it('asks the provider once a minute, and nothing for another page', async () => {
    await using bot = await startBot({ account: sandboxAccount({ mailings: manyMailings(25) }) });
    const first = await bot.ask('/mailing list');
    bot.sandbox.advance(30_000);

    const kept = plainText(await bot.ask('/mailing list'));
    const second = await bot.ask(button(first, '▶'));

    expect(kept).toContain('Checked 30 s ago');
    expect(titles(second)[0]).toBe('Рассылка 15');
    expect(bot.sandbox.counts().requests).toEqual({ 'jobs.php get_all': 1, 'balance.php': 1 });
  });

  it('tells the cost without a currency when the balance cannot be had', async () => {
    await using bot = await startBot();
    bot.client.balance.get = async () => {
      throw new SmscError('limited', 'as the test says', { operation: 'balance.get' });
    };

    expect(plainText(await bot.ask('/mailing list'))).toContain('delivered 57 · 215.95\n');
  });

  it('shows the last known mailings under a banner while the provider is down, and fails in words without any', async () => {
    await using bot = await startBot();
    await bot.ask('/mailing list');
    bot.sandbox.advance(120_000);
    bot.sandbox.fault('outage', 300_000);

    expect(plainText(await bot.ask('/mailing list'))).toMatch(
      /^STALE, 2 min old\. The provider cannot be reached\.\n5 SMS mailings\n/,
    );
    expect(plainText(await bot.ask('/mailing list email', 'ru'))).toMatch(/^Провайдер недоступен\.[\s\S]*Метка \w+/);
  });

  it.each([
    ['/mailing list nonsense', 'PERIOD must be a period such as 7d', 14, 8],
    ['/mailing list to:7d', 'The provider needs the first day too: give from: with to:.', 14, 5],
    ['/mailing list 7d from:1d', 'Give either a period or from: and to:.', 14, 2],
    ['/mailing list from:1d to:3d', 'The last day lies before the first.', 22, 5],
  ])('points at what is wrong in %s', async (line, sentence, from, length) => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask(line));

    expect(reply).toContain(sentence);
    expect(reply).toContain(`  ${line}\n  ${' '.repeat(from)}${'^'.repeat(length)}\n`);
  });

  it.each(mailingList.examples)('answers its example %s', async (example) => {
    await using bot = await startBot();

    expect((await bot.ask(example))?.tone).toBeUndefined();
  });
});
