import { describe, expect, it, onTestFinished } from 'vitest';
import { createTemplateRegister } from '../../../src/bot/templates/template-register.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';

const asked = 'op_templates.php get';

/** Puts the seeded templates into the register by asking for them. */
async function askForThree(bot: TestBot): Promise<void> {
  await bot.ask('/template status my_shop "Код подтверждения: %d. Никому его не сообщайте."');
  await bot.ask('/template status my_shop "Заказ №%d собран и ждёт вас: %w"');
  await bot.ask('/template status MyShopInfo "Оплата по заказу №%d получена, спасибо!"');
}

async function register(bot: TestBot, count: number): Promise<void> {
  const templates = createTemplateRegister(bot.database, 'demo', bot.clock);
  for (let place = 1; place <= count; place += 1) await templates.add({ sender: 'my_shop', text: `Шаблон ${place}` });
}

describe('/template list', () => {
  it.each([
    [
      'en',
      'The list of templates is empty.\nThe provider cannot list templates',
      '/template status my_shop "Code: %d"',
    ],
    ['ru', 'Список шаблонов пуст.\nПровайдер не умеет перечислять', '/template status my_shop "Код: %d"'],
  ] as const)('explains how a template gets into an empty list (%s)', async (language, sentences, example) => {
    await using bot = await startBot();

    const reply = await bot.ask('/template list', language);

    expect(plainText(reply)).toContain(sentences);
    expect(plainText(reply)).toContain(`\n${example}\n`);
    expect(reply?.tone).toBeUndefined();
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('shows each template with its number, text and counts, the newest first', async () => {
    await using bot = await startBot();
    await askForThree(bot);

    const english = plainText(await bot.ask('/template list'));
    const russian = plainText(await bot.ask('/template list', 'ru'));

    expect(english).toMatch(
      /^3 templates\n✓ accepted · .*\n#3 MyShopInfo · ✓ 2 {2}→ 1\n {2}Оплата.*\n#2 my_shop · ✓ 4 {2}✗ 1\n {2}Заказ/,
    );
    expect(english).toContain('Checked just now');
    expect(russian).toMatch(/^3 шаблона\n✓ принят · /);
  });

  it('gives a file with every state in words', async () => {
    await using bot = await startBot();
    await askForThree(bot);
    const reply = await bot.ask('/template list');

    const csv = await bot.ask(reply?.buttons?.find(({ label }) => label === 'CSV')?.command ?? '');
    const content = csv?.blocks.find((block) => block.kind === 'file')?.content;

    expect(content?.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFNumber;Sender;Text;At operators;Listed since',
      '3;MyShopInfo;Оплата по заказу №%d получена, спасибо!;' +
        '"MTS, transactional: ✓ accepted by the operator; MegaFon, transactional: → sent for registration; ' +
        'Beeline, transactional: ✓ accepted by the operator";2026-11-18 12:00:00',
    ]);
  });

  it('asks for the 30 newest only, and for none again within a minute', async () => {
    await using bot = await startBot();
    await register(bot, 200);

    const first = await bot.ask('/template list');
    bot.sandbox.advance(30_000);
    await bot.ask('/template list', 'ru');
    const fourth = plainText(
      await bot.ask(first?.buttons?.find(({ label }) => label === '▶')?.command?.replace(/2$/, '4') ?? ''),
    );

    expect(first?.summary).toBe('200 templates');
    expect(plainText(first)).toMatch(/\n#200 my_shop · no operator knows it\n {2}Шаблон 200\n/);
    expect(fourth).toMatch(/\n#170 my_shop · not asked; \/template status #170\n {2}Шаблон 170\n/);
    expect(bot.sandbox.counts().requests).toEqual({ [asked]: 30 });
  });

  it('clips a long text, all of which is in the answer about the template', async () => {
    await using bot = await startBot();
    const text = 'Ж'.repeat(900);
    await createTemplateRegister(bot.database, 'demo', bot.clock).add({ sender: 'my_shop', text });

    expect(plainText(await bot.ask('/template list'))).toContain(`\n  ${'Ж'.repeat(300)}…\n`);
    expect(plainText(await bot.ask('/template status #1'))).toContain(`\n  ${text}\n`);
  });

  it('tells what cannot be had of one template in its place', async () => {
    const provider = await startProvider((wire, request) =>
      answer(
        request.form.get('msg') === 'Шаблон 2'
          ? '<result><error>parameters error</error><error_code>1</error_code></result>'
          : '<result><template><name>mts_srv</name><status>2</status><id>1</id></template></result>',
      )(wire, request),
    );
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });
    await register(bot, 3);

    const reply = plainText(await bot.ask('/template list', 'ru'));

    expect(reply).toMatch(
      /\n#3 my_shop · ✓ 1\n.*\n#2 my_shop · не известно\. Провайдер не принимает параметр.*\n.*\n#1 my_shop · ✓ 1\n/,
    );
  });

  it('shows what is known under a banner while the provider is down, and asks no more after the first failure', async () => {
    await using bot = await startBot();
    await register(bot, 20);
    await bot.ask('/template list');
    await askForThree(bot);
    await register(bot, 25);
    bot.sandbox.advance(120_000);
    bot.sandbox.fault('outage', 300_000);
    const before = bot.sandbox.counts().requests[asked] ?? 0;

    const reply = plainText(await bot.ask('/template list'));

    expect(reply).toMatch(/^STALE, 2 min old\. The provider cannot be reached\.\n28 templates\n/);
    expect(reply).toMatch(/\n#23 MyShopInfo · ✓ 2 {2}→ 1\n/);
    expect(reply).toMatch(/\n#28 my_shop · not known\. The provider cannot be reached\.\n/);
    expect(reply).toMatch(/\n#24 my_shop · not asked; \/template status #24\n/);
    expect((bot.sandbox.counts().requests[asked] ?? 0) - before).toBeLessThanOrEqual(8);
  });

  it('fails in words when nothing is known of any', async () => {
    await using bot = await startBot();
    await register(bot, 20);
    bot.sandbox.fault('outage', 300_000);

    const reply = await bot.ask('/template list');

    expect(reply?.tone).toBe('bad');
    expect(plainText(reply)).toMatch(/^The provider cannot be reached\.[\s\S]*Reference \w+/);
  });

  it('takes no arguments', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/template list my_shop'))).toContain('  /template list my_shop\n');
  });
});
