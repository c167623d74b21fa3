import { describe, expect, it, onTestFinished } from 'vitest';
import { history } from '../../../src/bot/commands/history.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Message } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { noon } from '../../support/clock.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount, sandboxMessage } from '../../support/sandbox-account.ts';

const minutes = 60_000;
const hours = 60 * minutes;
const group = { in: { platform: 'test', id: 'g', kind: 'group' } } as const;

/** A bot whose account has sent these messages, oldest first. */
function botWith(messages: readonly Partial<Message>[]): Promise<TestBot> {
  const sent = messages.map((message, index) =>
    sandboxMessage({ id: String(50 + index), intId: String(900 + index), sentAt: noon - hours, ...message }),
  );
  return startBot({ account: sandboxAccount({ messages: new Map(sent.map((message) => [message.intId, message])) }) });
}

const many = (count: number): Partial<Message>[] =>
  Array.from({ length: count }, (_, index) => ({ text: `n${index}` }));

function commandOf(reply: Reply | undefined, label: string): string {
  return reply?.buttons?.find((button) => button.label === label)?.command ?? '';
}

async function fileOf(bot: TestBot, reply: Reply | undefined): Promise<string> {
  const csv = await bot.ask(commandOf(reply, 'CSV'));
  return csv?.blocks.find((block) => block.kind === 'file')?.content ?? '';
}

const asksOfHistory = ({ sandbox }: TestBot): number => sandbox.counts().requests['get.php get_messages'] ?? 0;

describe('/history', () => {
  it.each(history.examples)('%s finds something on the account that everybody can try', async (line) => {
    await using bot = await startBot();

    expect(await bot.ask(line)).not.toHaveProperty('tone');
  });

  it('tells what became of each message, why, and what it cost', async () => {
    await using bot = await botWith([
      { status: 20, err: 1, phone: '79250000002', operator: 'МегаФон', text: 'раз' },
      { status: -1, text: '' },
      { text: 'два\nтри' },
    ]);

    const english = plainText(await bot.ask('/history'));
    const russian = plainText(await bot.ask('/history', 'ru'));

    expect(english).toMatch(
      /^12 Nov 2026 – 18 Nov 2026\n3 messages: ✓ 1 delivered, ○ 1 waiting, ✗ 1 failed\n18 Nov 2026, 11:00 · 79160000001 · ✓ delivered · ₽3\.10 · МТС · my_shop\n {2}два\n {2}три\n18 Nov 2026, 11:00 · 79160000001 · ○ waiting to be sent · ₽3\.10 · МТС · my_shop\n18 Nov 2026, 11:00 · 79250000002 · ✗ cannot be delivered · there is no such subscriber · ₽3\.10 · МегаФон · my_shop\n {2}раз\nChecked just now\n/,
    );
    expect(russian).toMatch(
      /^12\.11\.2026 – 18\.11\.2026\n3 сообщения: ✓ 1 доставлено, ○ 1 ожидает, ✗ 1 не доставлено\n/,
    );
    expect(russian).toContain('79250000002 · ✗ невозможно доставить · абонент не существует · 3,10 ₽ · МегаФон');
  });

  it('sets off delivered and failed messages, and leaves waiting ones alone', async () => {
    await using bot = await botWith([{ status: -1 }, { status: 3 }, { status: 1 }]);

    const reply = await bot.ask('/history');
    const items = reply?.blocks.find((block) => block.kind === 'items')?.items ?? [];

    expect(items.map(({ tone }) => tone)).toEqual(['good', 'bad', undefined]);
  });

  it('shows codes that no table knows as codes, and names what is no plain SMS', async () => {
    await using bot = await botWith([
      { status: 77, err: 99, type: 11 },
      { type: 4, text: '' },
    ]);

    expect(plainText(await bot.ask('/history'))).toContain('79160000001 · type 11 · ? code 77 · code 99 · ₽3.10');
    expect(plainText(await bot.ask('/history', 'ru'))).toContain('· тип 11 · ? код 77 · код 99 ·');
    expect(plainText(await bot.ask('/history', 'ru'))).toContain('· HLR-запрос · ✓ доставлено');
  });

  it('asks about the numbers and the days that were named', async () => {
    await using bot = await botWith([
      { phone: '79250000002', sentAt: noon - 24 * hours, text: 'yesterday' },
      { phone: '79250000002', text: 'today' },
      { phone: '79160000001', sentAt: noon - 24 * hours, text: 'of another' },
    ]);

    for (const days of ['period:вчера', 'from:вчера to:17.11.2026', '--period yesterday']) {
      const reply = plainText(await bot.ask(`/history 8 (925) 000-00-02 ${days} +7 905 000-00-03`));
      expect(reply).toMatch(
        /^17 Nov 2026, to 79250000002, 79050000003\n1 message: ✓ 1 delivered\n.*\n {2}yesterday\nChecked/,
      );
    }
  });

  it('names the first three of many numbers', async () => {
    await using bot = await botWith(many(1));
    const line = '/history 79160000001 79160000002 79160000003 79160000004 79160000005';

    expect(plainText(await bot.ask(line))).toContain(', to 79160000001, 79160000002, 79160000003 and 2 more\n');
    expect(plainText(await bot.ask(line, 'ru'))).toContain(', на 79160000001, 79160000002, 79160000003 и ещё 2\n');
  });

  it('shows e-mails by address or all of them', async () => {
    const mail = { type: 8, sender: 'info@my-shop.example', operator: '', cost: 5 };
    await using bot = await botWith([
      { ...mail, phone: 'ann@example.com', status: 2, text: 'Чек' },
      { ...mail, phone: 'bob@example.com', status: 6 },
      {},
    ]);

    expect(plainText(await bot.ask('/history email:ann@example.com,eve@example.com'))).toMatch(
      /, to ann@example\.com, eve@example\.com\n1 e-mail: ✓ 1 delivered\n18 Nov 2026, 11:00 · ann@example\.com · ✓ read · ₽0\.05 · info@my-shop\.example\n {2}Чек\n/,
    );
    expect(plainText(await bot.ask('/history email:all', 'ru'))).toMatch(
      /^12\.11\.2026 – 18\.11\.2026\n2 письма: ✓ 1 доставлено, ✗ 1 не доставлено\n/,
    );
  });

  it('turns pages without asking the provider, and asks on with a button for the same days', async () => {
    await using bot = await botWith(many(25));

    const first = await bot.ask('/history count:20');
    const before = bot.sandbox.counts().requests;
    const last = await bot.ask(commandOf(first, '▶'));

    expect(bot.sandbox.counts().requests).toEqual(before);
    expect(plainText(first)).toContain(
      '20 latest messages: ✓ 20 delivered\nThere may be older ones: their button is on the last page.',
    );
    expect(plainText(last)).toContain('Page 2 of 2: 11–20 of 20');
    expect(commandOf(first, 'Older ▶')).toBe('');
    expect(commandOf(last, 'Older ▶')).toBe('/history period:12.11.2026-18.11.2026 count:20 before:905');
    bot.sandbox.advance(13 * hours);
    const older = plainText(await bot.ask(commandOf(last, 'Older ▶')));
    expect(older).toMatch(/^12 Nov 2026 – 18 Nov 2026\n5 older messages: ✓ 5 delivered\n/);
    expect(older).toContain('\n  n4\n');
  });

  it.each([
    ['en', '10 latest messages: ✓ 10 delivered\nThere may be older ones.\n'],
    ['ru', '10 последних сообщений: ✓ 10 доставлено\nВозможны и более ранние.\n'],
  ] as const)('speaks of no last page where there is one page (%s)', async (language, words) => {
    await using bot = await botWith(many(12));

    const reply = await bot.ask('/history count:10', language);

    expect(plainText(reply)).toContain(words);
    expect(reply?.buttons?.map(({ label }) => label)).toEqual([language === 'en' ? 'Older ▶' : 'Раньше ▶', 'CSV']);
  });

  it('offers half a year that the provider answers for at the end of a month too', async () => {
    await using bot = await botWith([]);
    bot.sandbox.advance(Date.parse('2027-08-31T09:00:00Z') - noon);

    const half = commandOf(await bot.ask('/history'), '6 months');

    expect(half).toBe('/history period:01.03.2027-31.08.2027');
    expect(plainText(await bot.ask(half))).toContain('No messages: 1 Mar 2027 – 31 Aug 2027.');
  });

  it('says that there are none, with what was asked, and offers half a year to who named no days', async () => {
    await using bot = await botWith([{ sentAt: noon - 100 * 24 * hours }]);

    const reply = await bot.ask('/history 79160000001');
    const named = await bot.ask('/history period:вчера before:900', 'ru');

    expect(plainText(reply)).toMatch(/^No messages: 12 Nov 2026 – 18 Nov 2026, to 79160000001\.\nChecked just now\n/);
    expect(reply?.tone).toBe('warning');
    expect(plainText(await bot.ask(commandOf(reply, '6 months')))).toContain('1 message: ✓ 1 delivered');
    expect(plainText(named)).toMatch(/^Нет более ранних сообщений: 17\.11\.2026\.\nДанные/);
    expect(named?.buttons).toEqual([]);
    expect(plainText(await bot.ask('/history email:all', 'ru'))).toMatch(/^Нет писем: /);
  });

  it('has every field in the file, and nothing there that could be a formula', async () => {
    await using bot = await botWith([{ text: '=1+1' }, { text: 'a;"b"\n<b>*c*</b>', status: 20, err: 99, parts: 2 }]);

    const file = await fileOf(bot, await bot.ask('/history', 'ru'));

    expect(file).toBe(
      `\ufeffID;Глобальный ID;Отправлено;Код статуса;Статус;Статус с;Код ошибки;Ошибка;Получатель;Стоимость;Валюта;Отправитель;Оператор;Регион;Страна;MCC и MNC;Тип;Частей;Текст\r
51;901;2026-11-18 11:00:00;20;невозможно доставить;2026-11-18 12:01:00;99;код 99;79160000001;3,10;RUB;my_shop;МТС;Москва;Россия;25001;SMS;2;"a;""b""\n<b>*c*</b>"\r
50;900;2026-11-18 11:00:00;1;доставлено;2026-11-18 12:01:00;0;;79160000001;3,10;RUB;my_shop;МТС;Москва;Россия;25001;SMS;1;'=1+1\r
`,
    );
  });

  it('shows markup as it is, cuts a long text among others, and shows one alone whole', async () => {
    const long = 'я'.repeat(3000);
    await using bot = await botWith([{ text: long, phone: '79250000002' }, { text: '<b>*жирно*</b> @all' }]);

    const two = plainText(await bot.ask('/history'));
    const alone = plainText(await bot.ask('/history 79250000002'));

    expect(two).toContain('\n  <b>*жирно*</b> @all\n');
    expect(two).toContain(`\n  ${'я'.repeat(1000)}…\n`);
    expect(alone).toContain(`\n  ${long}\n`);
  });

  it('covers numbers, addresses and codes where others read along, in the file too', async () => {
    await using bot = await botWith([{ text: 'Код 123456' }, { text: 'Пароль 7777' }]);

    const reply = await bot.ask('/history 79160000001', 'en', group);
    const shown = await bot.ask(commandOf(reply, 'Show'), 'en', group);
    const csv = await bot.ask(commandOf(reply, 'CSV'), 'en', group);
    const none = await bot.ask('/history email:ann@example.com', 'en', group);

    expect(plainText(reply)).toContain('to 7916•••00•01\n');
    expect(plainText(reply)).toContain('· 7916•••00•01 · ✓ delivered');
    expect(JSON.stringify([reply?.summary, reply?.blocks, csv])).not.toMatch(/79160000001|123456|7777/);
    expect(plainText(none)).toContain('to a•••@example.com.');
    expect(shown?.audience).toBe('asker');
    expect(plainText(shown)).toContain('79160000001 · ✓ delivered');
  });

  it('goes on without the currency when it cannot be had', async () => {
    const message = { status: 1, phone: '79160000001', cost: '3.10', message: 'a', id: 1, int_id: '2' };
    const provider = await startProvider((wire, request) =>
      answer(
        request.path.endsWith('balance.php') ? '{"error": "too many", "error_code": 9}' : JSON.stringify([message]),
      )(wire, request),
    );
    onTestFinished(() => provider.close());
    await using bot = await startBot({ url: provider.url });

    expect(plainText(await bot.ask('/history'))).toContain('\ntime not told · 79160000001 · ✓ delivered · 3.10\n  a\n');
    expect(plainText(await bot.ask('/history', 'ru'))).toContain(
      '\nвремя не указано · 79160000001 · ✓ доставлено · 3,10\n',
    );
  });

  it.each([
    ['/history count:1001', 'must be a whole number from 1 to 1000.', 'count:1001'],
    ['/history count:0', 'must be a whole number from 1 to 1000.', 'count:0'],
    ['/history period:7mo', 'The provider answers for at most 6 months at once.', 'period:7mo'],
    ['/history from:17.05.2026', 'The provider answers for at most 6 months at once.', 'from:17.05.2026'],
    ['/history from:tomorrow', 'The period has not begun yet.', 'from:tomorrow'],
    ['/history period:1.12.2026-5.12.2026', 'The period has not begun yet.', 'period:1.12.2026-5.12.2026'],
    ['/history from:today to:yesterday', 'The last day lies before the first.', 'to:yesterday'],
    ['/history 79161234567 x67 79251234567', 'This is no phone number.', 'x67'],
    ['/history вчера', 'Write days with their name, such as period:yesterday', 'вчера'],
    ['/history 79161234567 last month', 'Write days with their name, such as period:yesterday', 'last'],
    ['/history 79161234567 email:a@b.ru', 'Ask either for phone numbers or for e-mail addresses.', 'email:a@b.ru'],
    ['/history email:a@b.ru,nobody', 'This is no e-mail address.', 'nobody'],
    ['/history before:12a', 'must be an id of digits.', 'before:12a'],
  ])('%s is refused, pointing at the wrong part', async (line, reason, part) => {
    await using bot = await botWith([]);

    const reply = plainText(await bot.ask(line));

    const marks = `${' '.repeat(line.lastIndexOf(part))}${'^'.repeat(part.length)}`;
    expect(reply).toContain(reason);
    expect(reply).toContain(`\n  ${line}\n  ${marks}\n`);
    expect(asksOfHistory(bot)).toBe(0);
  });

  it('takes six months to the day', async () => {
    await using bot = await botWith(many(1));

    expect(plainText(await bot.ask('/history from:18.05.2026'))).toMatch(/^18 May 2026 – 18 Nov 2026\n1 message/);
  });

  it('shows what was known under a banner while the provider is down', async () => {
    await using bot = await botWith(many(2));
    await bot.ask('/history');
    bot.sandbox.advance(14 * minutes);
    bot.sandbox.fault('outage', hours);

    expect(plainText(await bot.ask('/history'))).toMatch(
      /^STALE, 14 min old\. .*\n12 Nov 2026 – 18 Nov 2026\n2 messages/,
    );
    expect(plainText(await bot.ask('/history count:5'))).toMatch(
      /The provider cannot be reached\.\n[\s\S]*Reference \w+/,
    );
  });
});
