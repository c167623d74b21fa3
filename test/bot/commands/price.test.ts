import { describe, expect, it, onTestFinished } from 'vitest';
import { languages } from '../../../src/bot/language.ts';
import { startBot } from '../../support/bot.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';

function zone(number: string, name: string) {
  return { zone: number, name, api: 395, mass: 410, mms: 900, hlr: 30, call: 290 };
}

describe('/price', () => {
  it('lists every zone, the agreed prices and an e-mail in English', async () => {
    await using bot = await startBot();

    const reply = await bot.ask('/price');

    expect(plainText(reply)).toMatch(/^12 zones, 3 agreed prices for networks\nE-mail +₽0\.05\n/);
    expect(plainText(reply)).toMatch(/\n +No\. +SMS +Where\n +1 +₽3\.95 +Россия \(МТС\)\n/);
    expect(plainText(reply)).toMatch(/\n25001 +₽3\.10 +agreed price: MCC 250, MNC 01\n[\s\S]*Checked just now/);
  });

  it('says the same in Russian', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/price', 'ru'));

    expect(reply).toMatch(/^12 зон, 3 своих цены для сетей\nE-mail +0,05 ₽\n/);
    expect(reply).toMatch(/\n +№ +SMS +Куда\n +1 +3,95 ₽ +Россия \(МТС\)\n/);
    expect(reply).toMatch(/\n25001 +3,10 ₽ +своя цена: MCC 250, MNC 01\n/);
  });

  it('has all the prices of a zone in the file', async () => {
    await using bot = await startBot();
    const reply = await bot.ask('/price', 'ru');
    const button = reply?.buttons?.find(({ label }) => label === 'CSV');

    const file = (await bot.ask(button?.command ?? '', 'ru'))?.blocks.find((block) => block.kind === 'file');

    expect(file?.name).toBe('prices-2026-11-18.csv');
    expect(file?.content).toContain(
      'Вид;№;Куда;SMS;SMS с сайта;MMS;HLR;звонок;Валюта\r\nзона;1;Россия (МТС);3,95;4,10;9,00;0,30;2,90;RUB\r\n',
    );
    expect(file?.content).toContain('своя цена;25001;своя цена: MCC 250, MNC 01;3,10;;;;;RUB\r\n');
  });

  it.each([
    ['Russia', 6],
    ['Россия', 6],
    ['russ', 6],
    ['mts', 1],
    ['Russia tele2', 1],
    ['РОССИЯ (МТС)', 1],
    ['germany', 1],
    ['250', 2],
  ])('finds zones and networks by %s', async (words, count) => {
    await using bot = await startBot();

    expect(plainText(await bot.ask(`/price ${words}`))).toContain(`Prices for “${words}”: ${count}\n`);
  });

  it.each(['kazakhstan', 'Казахстан', 'казах', '7'])(
    'tells all the prices of the one zone called %s',
    async (words) => {
      await using bot = await startBot();

      expect(plainText(await bot.ask(`/price ${words}`))).toContain(
        '\nКазахстан · SMS ₽9.20 · from the site ₽9.60 · MMS ₽18.00 · HLR ₽0.60 · call ₽6.40 · zone 7\n',
      );
    },
  );

  it('finds an English zone by its Russian name, whatever is done with ё and capitals', async () => {
    const prices = { zones: [zone('1', 'Kazakhstan'), zone('2', 'Приём в Королёве')], codes: [], mail: 5 };
    await using bot = await startBot({ account: sandboxAccount({ prices }) });

    expect(plainText(await bot.ask('/price казахстан'))).toContain('\nKazakhstan · ');
    expect(plainText(await bot.ask('/price КОРОЛЕВЕ'))).toContain('\nПриём в Королёве · ');
  });

  it('takes a short name of a country for whole words only', async () => {
    const prices = { zones: [zone('1', 'Russia'), zone('2', 'США')], codes: [], mail: 5 };
    await using bot = await startBot({ account: sandboxAccount({ prices }) });

    expect(plainText(await bot.ask('/price United States'))).toMatch(/“United States”: 1\nСША · /);
  });

  it.each(['25001', '250 01', '250/01'])('tells the price agreed for the network %s', async (words) => {
    await using bot = await startBot();

    expect(plainText(await bot.ask(`/price ${words}`))).toContain(
      '\n25001 · SMS ₽3.10 · agreed price: MCC 250, MNC 01',
    );
  });

  it.each([
    ['en', 'No price is agreed for the network 25002; the price of its zone holds.\nSimilar:\nChecked just now'],
    ['ru', 'Для сети 25002 своей цены нет; действует цена её зоны.\nПохожие:\nДанные получены только что'],
  ] as const)('says that no price is agreed for a network and shows the near ones (%s)', async (language, words) => {
    await using bot = await startBot();

    const reply = await bot.ask('/price 25002', language);

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain(words);
    expect(reply?.buttons).toContainEqual({ label: '25001', command: '/price 25001' });
  });

  it.each([
    ['Казхстан', 'Казахстан'],
    ['Kazahstan', 'Kazakhstan'],
    ['бeлайн', 'Билайн'],
  ])('offers near names for %s, which find something', async (typed, near) => {
    await using bot = await startBot();

    const reply = await bot.ask(`/price ${typed}`, 'ru');
    const found = await bot.ask(reply?.buttons?.[0]?.command ?? '', 'ru');

    expect(plainText(reply)).toContain(`Ни зоны, ни сети «${typed}» нет.`);
    expect(reply?.buttons?.[0]).toEqual({ label: near, command: `/price ${near}` });
    expect(found?.tone).toBeUndefined();
  });

  it('offers all the prices when nothing is near', async () => {
    await using bot = await startBot();

    expect((await bot.ask('/price Atlantis'))?.buttons).toEqual([{ label: 'All prices', command: '/price' }]);
  });

  it('shows what the provider tells beyond its page, and leaves out what it does not tell', async () => {
    const told = '{"zones": [{"zone": "1", "api": "3.80", "viber": "1.20"}], "mail": "0.05", "push": "0.01"}';
    const provider = await startProvider(answer(told));
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    expect(plainText(await bot.ask('/price'))).toMatch(
      /^1 zone, 0 agreed prices for networks\nE-mail +0\.05\npush +0\.01\n/,
    );
    expect(plainText(await bot.ask('/price 1'))).toContain('\nzone 1 · SMS 3.80 · viber 1.20\n');
  });

  it('asks the provider once for any words of any number of people', async () => {
    await using bot = await startBot();

    await Promise.all(
      ['', 'Russia', '25001', 'nowhere'].flatMap((words) =>
        languages.map((language) => bot.ask(`/price ${words}`, language)),
      ),
    );

    expect(bot.sandbox.counts().requests['get.php get_price']).toBe(1);
  });

  it('turns pages without asking the provider', async () => {
    const zones = Array.from({ length: 40 }, (_, index) => zone(String(index + 1), `Зона ${index + 1}`));
    await using bot = await startBot({ account: sandboxAccount({ prices: { zones, codes: [], mail: 5 } }) });
    const first = await bot.ask('/price');
    const before = bot.sandbox.counts().requests;

    const second = await bot.ask(first?.buttons?.find(({ label }) => label === '▶')?.command ?? '');

    expect(plainText(second)).toContain('Page 2 of 3: 16–30 of 40');
    expect(bot.sandbox.counts().requests).toEqual(before);
  });

  it('shows the last known prices under a banner while the provider is down, and that a name is not among them', async () => {
    await using bot = await startBot();
    await bot.ask('/price');
    bot.sandbox.advance(15 * 60_000);
    bot.sandbox.fault('outage', 300_000);

    expect(plainText(await bot.ask('/price 7'))).toMatch(
      /^STALE, 15 min old\. The provider cannot be reached\.\n[\s\S]*Казахстан/,
    );
    expect(plainText(await bot.ask('/price Atlantis', 'ru'))).toMatch(/^УСТАРЕЛО: данным 15 мин\.[\s\S]*Ни зоны/);
  });

  it('fails in words with a reference when nothing is known', async () => {
    await using bot = await startBot();
    bot.sandbox.fault('outage', 300_000);

    const reply = await bot.ask('/price');

    expect(reply?.tone).toBe('bad');
    expect(plainText(reply)).toMatch(/The provider cannot be reached\.[\s\S]*Reference \w+/);
  });
});
