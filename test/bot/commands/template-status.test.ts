import { describe, expect, it, onTestFinished } from 'vitest';
import { templateStatus } from '../../../src/bot/commands/template-status.ts';
import { languages } from '../../../src/bot/language.ts';
import { createTemplateRegister } from '../../../src/bot/templates/template-register.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';

const order = '/template status my_shop "Заказ №%d собран и ждёт вас: %w"';

async function known(bot: TestBot): Promise<readonly string[]> {
  const templates = await createTemplateRegister(bot.database, 'demo', bot.clock).list();
  return templates.map(({ number, sender, text }) => `#${number} ${sender} ${text}`);
}

describe('/template status', () => {
  it('tells the text and a line for each operator and use in English', async () => {
    await using bot = await startBot();

    const reply = plainText(
      await bot.ask('/template status my_shop "Код подтверждения: %d. Никому его не сообщайте."'),
    );

    expect(reply).toMatch(
      /^#1 my_shop · ✓ 4 {2}→ 1 {2}○ 1 {2}‖ 1 {2}✗ 1\n {2}Код подтверждения: %d\. Никому его не сообщайте\.\n/,
    );
    expect(reply).toMatch(/\nMTS, service +→ sent for registration\nMTS, authorization +✓ accepted by the operator\n/);
    expect(reply).toMatch(/\nMegaFon, authorization +✗ not accepted by the operator\n/);
    expect(reply).toMatch(/\nBeeline, service +○ waiting for registration\nTele2, service +‖ temporarily disabled\n/);
    expect(reply).toMatch(/\nsocial networks +✓ accepted by the operator\n/);
    expect(reply).toContain('No template at: MTS (transactional); MegaFon (advertising, transactional); Beeline');
    expect(reply).toContain('Checked just now');
  });

  it('tells the same in Russian', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask(order, 'ru'));

    expect(reply).toMatch(/\nМТС, сервисные +✓ принят оператором\n/);
    expect(reply).toMatch(/\nМОТИВ, сервисные +✗ не принят оператором\n/);
    expect(reply).toContain('Шаблона нет у: МТС (авторизационные, транзакционные); МегаФон (рекламные,');
    expect(reply).toMatch(
      /; соцсети\nВ списке шаблонов под номером #1; .*: \/template status #1\nДанные получены только что/,
    );
  });

  it('has words for every status of the page and shows an unknown status and operator as they came', async () => {
    const keys = ['mts_srv', 'mega_adv', 'bee_trn', 'tele2_srv', 'motiv_trn', 'soc', 'yota_srv'];
    const rows = keys.map((name, place) => {
      const status = place === 6 ? 77 : place - 1;
      return `<template><name>${name}</name><status>${status}</status><id>${place}</id></template>`;
    });
    const provider = await startProvider(answer(`<result>${rows.join('')}</result>`));
    onTestFinished(() => provider.close());

    for (const language of languages) {
      await using bot = await startBot({ url: provider.url });
      const reply = await bot.ask('/template status a b', language);
      const shown = reply?.blocks.find((block) => block.kind === 'table')?.rows ?? [];

      expect(new Set(shown.map(([, status]) => status)).size).toBe(6);
      expect(shown.at(-1)).toEqual(['yota_srv', language === 'en' ? '? code 77' : '? код 77']);
      expect(plainText(reply)).toMatch(language === 'en' ? /No template at: MTS \(service\)/ : /нет у: МТС/);
    }
  });

  it('puts what an operator knows into the register and tells its number, which is enough from then on', async () => {
    await using bot = await startBot();

    const first = plainText(await bot.ask(order));
    const again = plainText(await bot.ask(order));
    const byNumber = plainText(await bot.ask('/template status #1'));

    expect(first).toContain('In the list of templates as #1; next time this is enough: /template status #1');
    expect(again).toContain('as #1;');
    expect(byNumber).toMatch(/^#1 my_shop · ✓ 4 {2}✗ 1\n {2}Заказ №%d собран и ждёт вас: %w\n/);
    expect(byNumber).not.toContain('next time');
    expect(await known(bot)).toEqual(['#1 my_shop Заказ №%d собран и ждёт вас: %w']);
  });

  it('takes the number in any of the ways that keyboards write it', async () => {
    await using bot = await startBot();
    await bot.ask(order);

    for (const number of ['#1', '№1', '1', '"#1"', '#0001']) {
      expect(plainText(await bot.ask(`/template status ${number}`))).toMatch(/^#1 my_shop/);
    }
  });

  it('takes a text without quotes, and a sender of digits beside a text', async () => {
    await using bot = await startBot();

    const spaced = plainText(await bot.ask('/template status MyShopInfo Оплата по заказу №%d получена, спасибо!'));
    const digits = plainText(await bot.ask('/template status 1 text'));

    expect(spaced).toMatch(/^#1 MyShopInfo · ✓ 2 {2}→ 1\n/);
    expect(digits).toMatch(/^No operator knows a template of “1” with the text “text”\./);
  });

  it('says that nobody knows a text, keeps nothing of it, and offers near ones of the register', async () => {
    await using bot = await startBot();
    await bot.ask(order);

    const near = await bot.ask('/template status MyShopInfo "Заказ №%d собран, и ждет вас: %w"');
    const far = await bot.ask(`/template status ${'s'.repeat(100)} ${'Ж'.repeat(500)}`, 'ru');

    expect(near?.tone).toBe('warning');
    expect(plainText(near)).toMatch(
      /^No operator knows a template of “MyShopInfo” with the text “Заказ №%d собран, и ждет вас: %w”\.\n/,
    );
    expect(plainText(near)).toContain(
      'Similar templates:\n#1 my_shop\n  Заказ №%d собран и ждёт вас: %w\nChecked just now',
    );
    expect(near?.buttons).toEqual([{ label: '#1', command: '/template status #1' }]);
    expect(plainText(far)).toMatch(
      /^Ни один оператор не знает шаблона «s{60}…» с текстом «Ж{120}…»\.\nТекст должен совпадать.*\nДанные получены только что/,
    );
    expect(far?.buttons).toEqual([]);
    expect(await known(bot)).toHaveLength(1);
  });

  it('says that a template of the register is known to nobody any more', async () => {
    await using bot = await startBot();
    await createTemplateRegister(bot.database, 'demo', bot.clock).add({ sender: 'my_shop', text: 'Снят с учёта' });

    const reply = await bot.ask('/template status #1', 'ru');

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toMatch(
      /^Ни один оператор больше не знает шаблона #1\.\n#1 my_shop\n {2}Снят с учёта\nДанные получены только что/,
    );
  });

  it.each([
    ['en', 'There is no template #99 in the list.\nThe numbers are in /template list'],
    ['ru', 'Шаблона #99 в списке нет.\nНомера есть в /template list'],
  ] as const)('points to the list for an unknown number (%s)', async (language, sentences) => {
    await using bot = await startBot();

    const reply = await bot.ask('/template status #99', language);

    expect(plainText(reply)).toContain(sentences);
    expect(reply?.buttons).toEqual([{ label: '/template list', command: '/template list' }]);
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('shows the list when nothing is named', async () => {
    await using bot = await startBot();
    await bot.ask(order);

    expect((await bot.ask('/template status'))?.summary).toBe('1 template');
  });

  it.each([
    ['/template status my_shop', 'en', 'TEXT is missing: the text of the template, letter for letter.', 24, 1],
    ['/template status my_shop ""', 'en', 'TEXT must be the text of the template', 25, 2],
    ['/template status #7 x', 'en', '#7 has its text already. Give either a number or a name and a text.', 20, 1],
    ['/template status #7 x', 'ru', 'У #7 текст уже есть. Укажите или номер, или имя и текст.', 20, 1],
  ] as const)('points at what is wrong in %s (%s)', async (line, language, sentence, from, length) => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask(line, language));

    expect(reply).toContain(sentence);
    expect(reply).toContain(`  ${line}\n  ${' '.repeat(from)}${'^'.repeat(length)}\n`);
    expect(reply).toContain('/template status [NAME|#N] [TEXT]');
  });

  it('shows the last known states under a banner while the provider is down', async () => {
    await using bot = await startBot();
    await bot.ask(order);
    bot.sandbox.advance(120_000);
    bot.sandbox.fault('outage', 300_000);

    expect(plainText(await bot.ask('/template status #1'))).toMatch(
      /^STALE, 2 min old\. The provider cannot be reached\.\n#1 my_shop · ✓ 4 {2}✗ 1\n/,
    );
  });

  it('fails in words, and keeps nothing, when nothing is known', async () => {
    await using bot = await startBot();
    bot.sandbox.fault('blocked', 300_000);

    const reply = plainText(await bot.ask(order, 'ru'));

    expect(reply).toMatch(/заблокировал IP-адрес[\s\S]*Метка \w+/);
    expect(await known(bot)).toEqual([]);
    expect(bot.log.join('')).not.toContain('Заказ');
  });

  it.each(templateStatus.examples)('answers its example %s', async (example) => {
    await using bot = await startBot();

    expect((await bot.ask(example))?.tone).toBeUndefined();
    expect(await known(bot)).toHaveLength(1);
  });
});
