import { describe, expect, it, onTestFinished } from 'vitest';
import { senderList } from '../../../src/bot/commands/sender-list.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { noon } from '../../support/clock.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount, sandboxSender } from '../../support/sandbox-account.ts';

const dayMs = 86_400_000;

/** The names on the page that is shown, in their order. */
function names(reply: Reply | undefined): readonly (string | undefined)[] {
  return reply?.blocks.find((block) => block.kind === 'table')?.rows.map(([name]) => name) ?? [];
}

/** The file behind the button CSV. */
async function csvOf(bot: TestBot, reply: Reply | undefined): Promise<string> {
  const command = reply?.buttons?.find(({ label }) => label === 'CSV')?.command ?? 'none';
  const answered = await bot.ask(command);
  return answered?.blocks.find((block) => block.kind === 'file')?.content ?? '';
}

function manyNames(count: number) {
  return Array.from({ length: count }, (_, place) =>
    sandboxSender({ id: String(place + 1), name: `name${place + 1}` }),
  );
}

describe('/sender list', () => {
  it('lists the activated names, the newest first, in English', async () => {
    await using bot = await startBot();

    const reply = await bot.ask('/sender list');

    expect(plainText(reply)).toMatch(/^11 activated sender names\n\nName +ID\nDostavka +12413\nVIPclub +12411\n/);
    expect(plainText(reply)).toContain('Checked just now');
    expect(names(reply)).not.toContain('SALE-2026');
    expect(names(reply)).not.toContain('Casino777');
  });

  it('does the same in Russian', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/sender list', 'ru'))).toMatch(
      /^11 разрешённых имён отправителя\n\nИмя +ID\nDostavka +12413\n[\s\S]*Данные получены только что/,
    );
  });

  it('lists every name with its moderation in words, and counts them by state', async () => {
    await using bot = await startBot();

    const english = plainText(await bot.ask('/sender list all'));
    const russian = plainText(await bot.ask('/sender list all', 'ru'));

    expect(english).toMatch(/^13 sender names: 11 allowed to use, 1 waiting for moderation, 1 disabled\n/);
    expect(english).toMatch(/\nSALE-2026 +12414 +waiting\n[\s\S]*\nCasino777 +12407 +disabled\n/);
    expect(russian).toMatch(/^13 имён отправителя: разрешено — 11, ожидает модерации — 1, отключено — 1\n/);
    expect(russian).toMatch(/\nSALE-2026 +12414 +ожидает\n[\s\S]*\nCasino777 +12407 +отключено\n/);
  });

  it.each([
    [1, '1 activated sender name', '1 разрешённое имя отправителя'],
    [2, '2 activated sender names', '2 разрешённых имени отправителя'],
    [11, '11 activated sender names', '11 разрешённых имён отправителя'],
    [21, '21 activated sender names', '21 разрешённое имя отправителя'],
  ])('counts %i in the right words', async (count, english, russian) => {
    await using bot = await startBot({ account: sandboxAccount({ senders: manyNames(count) }) });

    expect((await bot.ask('/sender list'))?.summary).toBe(english);
    expect((await bot.ask('/sender list', 'ru'))?.summary).toBe(russian);
  });

  it('shows codes that no page explains, and a moderation that is left out, as what they are', async () => {
    const provider = await startProvider(
      answer('[{"sender": "one", "id": 5, "status": 9}, {"sender": "two", "id": 4}]'),
    );
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    const reply = plainText(await bot.ask('/sender list all'));

    expect(reply).toMatch(/^2 sender names: 1 code 9, 1 not told by the provider\n/);
    expect(reply).toMatch(/\none +5 +code 9\ntwo +4 +–\n/);
  });

  it('counts the states at the operators by their marks', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/sender list operators'));

    expect(reply).toMatch(/\n✓ accepted · → sent · ○ waiting/);
    expect(reply).toMatch(/\nmy_shop +12402 +✓ 5 {2}→ 1 {2}○ 1 {2}! 2 {2}‖ 1 {2}✗ 1\n/);
    expect(reply).toMatch(/\ninfo@my-shop\.example +12405 +–\n/);
    expect(reply).not.toContain('SALE-2026');
    expect(bot.sandbox.counts().requests).toEqual({ 'senders.php get': 1 });
  });

  it('shows moderation and operators together, with lines that fit a telephone', async () => {
    await using bot = await startBot();

    const reply = await bot.ask('/sender list all operators', 'ru');

    expect(plainText(reply)).toMatch(/\nSALE-2026 +ожидает +○ 2\n/);
    const [rows = []] = reply?.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : [])) ?? [];
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    expect(widths.reduce((sum, width) => sum + width, 2 * 2)).toBeLessThanOrEqual(61);
    expect(bot.sandbox.counts().requests).toEqual({ 'senders.php get': 2 });
  });

  it('gives a file with a column for every operator that has a status, an unknown one as it came', async () => {
    const senders = [
      sandboxSender({ id: '1', name: 'one', operators: new Map(Object.entries({ mts_step: 2, yota_step: 77 })) }),
      sandboxSender({ id: '2', name: '=two', moderation: 0, operators: new Map([['tele2', 3]]) }),
    ];
    await using bot = await startBot({ account: sandboxAccount({ senders }) });

    const file = await csvOf(bot, await bot.ask('/sender list all operators'));

    expect(file.replace('\uFEFF', '').split('\r\n')).toEqual([
      'Name;ID;Moderation;MTS, paid name;Tele2, free name;yota_step',
      "'=two;2;waiting for moderation;;not accepted by the operator;",
      'one;1;allowed to use;accepted by the operator;;code 77',
      '',
    ]);
  });

  it('lists those that changed since a day, the newest change first', async () => {
    const operators = new Map([['mts_step', 2]]);
    const senders = [
      sandboxSender({ id: '1', name: 'today', operators, changedAt: noon }),
      sandboxSender({ id: '2', name: 'yesterday', operators, changedAt: noon - dayMs }),
      sandboxSender({ id: '3', name: 'last_week', operators, changedAt: noon - 7 * dayMs }),
    ];
    await using bot = await startBot({ account: sandboxAccount({ senders }) });

    const reply = await bot.ask('/sender list since:yesterday');

    expect(names(reply)).toEqual(['today', 'yesterday']);
    expect(reply?.summary).toBe('2 activated sender names with a change at an operator since 17 Nov 2026');
    expect((await bot.ask('/sender list since:17.11.2026', 'ru'))?.summary).toBe(
      '2 разрешённых имени отправителя с изменениями у операторов начиная с 17.11.2026',
    );
  });

  it('asks for as many changed names as one answer holds, and says when there may be more', async () => {
    const rows = Array.from({ length: 15_000 }, (_, id) => ({ sender: `n${id}`, id, mts_step: '2' }));
    const provider = await startProvider(answer(JSON.stringify(rows)));
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    const reply = plainText(await bot.ask('/sender list since:7d'));

    const form = provider.requests[0]?.form;
    expect([form?.get('from_date'), form?.get('operators'), form?.get('cnt')]).toEqual(['11.11.2026', '1', '15000']);
    expect(reply).toContain('The provider gives at most 15,000 names at once; older changes are left out.');
    expect(reply).toMatch(/\nn0 +0 +✓ 1\n[\s\S]*\nPage 1 of 1000: /);
  });

  it('finds a part of a name in any case of letters', async () => {
    await using bot = await startBot();

    const reply = await bot.ask('/sender list find:SHOP');

    expect(reply?.summary).toBe('5 activated sender names with “SHOP” in the name');
    expect(names(reply)).toEqual(['UAshop', 'info@my-shop.example', 'my-shop.ru', 'MyShopInfo', 'my_shop']);
  });

  it('asks for the names of a subclient', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/sender list user:sub_alex'))).toMatch(
      /^1 activated sender name of the subclient “sub_alex”\n\nName +ID\nAlexStore +12412\n/,
    );
  });

  it('says what was asked for when there is nothing, and offers the names of every state', async () => {
    await using bot = await startBot();

    const english = await bot.ask('/sender list find:sale');
    const russian = await bot.ask('/sender list user:nobody since:7d find:x', 'ru');
    const none = await bot.ask(`/sender list all find:${'x'.repeat(500)}`);

    expect(english?.tone).toBe('warning');
    expect(plainText(english)).toMatch(
      /^There are no activated sender names with “sale” in the name on this account\.\n[\s\S]*Checked just now/,
    );
    expect(english?.buttons).toEqual([{ label: 'all', command: '/sender list all find:sale' }]);
    expect(names(await bot.ask(english?.buttons?.[0]?.command ?? ''))).toEqual(['SALE-2026']);
    expect(plainText(russian)).toMatch(
      /^Нет разрешённых имён отправителя субклиента «nobody» с «x» в имени с изменениями у операторов начиная с 11\.11\.2026\./,
    );
    expect(none?.summary).toMatch(/^There are no sender names with “x{60}…” in the name on this account\.$/);
    expect(none?.buttons).toEqual([]);
  });

  it.each([
    ['en', 'The provider does not accept the subclient “nobody”.'],
    ['ru', 'Провайдер не принимает субклиента «nobody».'],
  ] as const)('says so when the provider refuses a subclient (%s)', async (language, sentence) => {
    const provider = await startProvider(answer('{"error": "parameters error", "error_code": 1}'));
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    const reply = await bot.ask('/sender list user:nobody', language);

    expect(plainText(reply)).toContain(sentence);
    expect(reply?.tone).toBe('warning');
    expect((await bot.ask('/sender list'))?.tone).toBe('bad');
  });

  it('says that a day has not come yet instead of asking the provider', async () => {
    await using bot = await startBot();

    expect(plainText(await bot.ask('/sender list since:tomorrow', 'ru'))).toContain('Период ещё не начался.');
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('has nothing to be shown to one alone where others read along', async () => {
    await using bot = await startBot({ account: sandboxAccount({ senders: [...manyNames(40), sandboxSender()] }) });

    const reply = await bot.ask('/sender list', 'en', { in: { platform: 'test', id: 'g', kind: 'group' } });

    expect(reply?.buttons?.map(({ label }) => label)).toEqual(['▶', 'CSV']);
  });

  it('asks the provider nothing for another page', async () => {
    await using bot = await startBot({ account: sandboxAccount({ senders: manyNames(40) }) });
    const first = await bot.ask('/sender list');
    bot.sandbox.fault('outage', 300_000);

    const second = await bot.ask(first?.buttons?.find(({ label }) => label === '▶')?.command ?? '');

    expect(names(second)).toEqual(Array.from({ length: 15 }, (_, place) => `name${25 - place}`));
    expect(bot.sandbox.counts().requests).toEqual({ 'senders.php get': 1 });
  });

  it('shows the last known names under a banner while the provider is down, and fails in words when none are known', async () => {
    await using bot = await startBot();
    await bot.ask('/sender list');
    bot.sandbox.advance(120_000);
    bot.sandbox.fault('outage', 300_000);

    expect(plainText(await bot.ask('/sender list'))).toMatch(
      /^STALE, 2 min old\. The provider cannot be reached\.\n11 activated/,
    );
    expect(plainText(await bot.ask('/sender list all', 'ru'))).toMatch(/^Провайдер недоступен\.[\s\S]*Метка \w+/);
  });

  it.each([
    ['/sender list my_shop', '             ^^^^^^^'],
    ['/sender list since:soon', '             ^^^^^^^^^^'],
    ['/sender list since:31.02.2026', '             ^^^^^^^^^^^^^^^^'],
    ['/sender list since:tomorrow', '             ^^^^^^^^^^^^^^'],
    ['/sender list all all', '                 ^^^'],
  ])('points at what is wrong in %s', async (line, marks) => {
    await using bot = await startBot();

    expect(plainText(await bot.ask(line))).toContain(`  ${line}\n  ${marks}\n`);
  });

  it.each(senderList.examples)('answers its example %s', async (example) => {
    await using bot = await startBot();

    const reply = await bot.ask(example);

    expect(reply?.tone).toBeUndefined();
    expect(names(reply).length).toBeGreaterThan(0);
  });
});
