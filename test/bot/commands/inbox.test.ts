import { describe, expect, it, onTestFinished } from 'vitest';
import { inbox } from '../../../src/bot/commands/inbox.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Account } from '../../../src/smsc/sandbox/account.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { noon } from '../../support/clock.ts';
import { answer, startProvider } from '../../support/provider.ts';
import { plainText } from '../../support/reply.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';

type Sms = Account['answers'][number];

const minutes = 60_000;
const hours = 60 * minutes;
const group = { in: { platform: 'test', id: 'g', kind: 'group' } } as const;

/** A bot whose account has received these SMS, oldest first and a minute apart. */
function botWith(received: readonly Partial<Sms>[]): Promise<TestBot> {
  const answers = received.map((sms, index): Sms => {
    const receivedAt = noon - (received.length - index) * minutes;
    const id = String(700 + index);
    return { id, receivedAt, sentAt: receivedAt, phone: '79160000001', toPhone: '79990000100', text: 'Да', ...sms };
  });
  return startBot({ account: sandboxAccount({ answers }) });
}

/** A bot whose provider answers every question about incoming SMS with these, in this order. */
async function botTold(received: readonly Readonly<Record<string, unknown>>[]): Promise<TestBot> {
  const provider = await startProvider(answer(JSON.stringify(received)));
  onTestFinished(() => provider.close());
  return startBot({ url: provider.url });
}

/** An SMS as the provider tells of it, with its id for a text. */
function told(id: string, received: string): Readonly<Record<string, unknown>> {
  return { id, received, phone: '79160000001', message: id };
}

const many = (count: number): Partial<Sms>[] => Array.from({ length: count }, (_, index) => ({ text: `n${index}` }));

function commandOf(reply: Reply | undefined, label: string): string {
  return reply?.buttons?.find((button) => button.label === label)?.command ?? '';
}

function textsOf(reply: Reply | undefined): readonly (string | undefined)[] {
  return reply?.blocks.find((block) => block.kind === 'items')?.items.map(({ text }) => text) ?? [];
}

describe('/inbox', () => {
  it.each(inbox.examples)('%s finds something on the account that everybody can try', async (line) => {
    await using bot = await startBot();

    expect(await bot.ask(line)).not.toHaveProperty('tone');
  });

  it('shows the SMS of the last day, newest first', async () => {
    await using bot = await botWith([
      { receivedAt: noon - 25 * hours, text: 'too old' },
      { phone: 'MTS', text: 'раз\nдва' },
      { toPhone: '79990000200' },
    ]);

    expect(plainText(await bot.ask('/inbox'))).toMatch(
      /^2 incoming SMS in the last 24 hours\n18 Nov 2026, 11:59 · from 79160000001 · to 79990000200\n {2}Да\n18 Nov 2026, 11:58 · from MTS · to 79990000100\n {2}раз\n {2}два\nChecked just now\n/,
    );
    expect(plainText(await bot.ask('/inbox', 'ru'))).toMatch(
      /^2 входящих SMS за последние 24 часа\n18\.11\.2026, 11:59 · от 79160000001 · на 79990000200\n/,
    );
  });

  it('asks for the hours, the number and the place that were named', async () => {
    await using bot = await botWith([
      { receivedAt: noon - 100 * hours },
      { receivedAt: noon - 90 * minutes, toPhone: '79990000200' },
      { receivedAt: noon - 30 * minutes },
    ]);

    expect(plainText(await bot.ask('/inbox hours:168'))).toMatch(/^3 incoming SMS in the last 168 hours\n/);
    expect(plainText(await bot.ask('/inbox hours:1', 'ru'))).toMatch(/^1 входящее SMS за последний час\n/);
    expect(plainText(await bot.ask('/inbox hours:21', 'ru'))).toMatch(/^2 входящих SMS за последний 21 час\n/);
    expect(plainText(await bot.ask('/inbox to:8(999)000-02-00'))).toMatch(
      /^1 incoming SMS in the last 24 hours, to 79990000200\n/,
    );
    expect(plainText(await bot.ask('/inbox after:700 to:79990000100'))).toMatch(
      /^1 incoming SMS after id 700, to 79990000100\n18 Nov 2026, 11:30/,
    );
    expect(plainText(await bot.ask('/inbox after:700', 'ru'))).toMatch(/^2 входящих SMS после id 700\n/);
  });

  it('puts them in order itself, by time and then by ids longer than a number holds', async () => {
    const at = '18.11.2026 11:00:00';
    await using bot = await botTold([
      told('90071992547409931', at),
      told('9', '18.11.2026 11:00:01'),
      told('90071992547409933', at),
      told('90071992547409932', at),
      told('100', at),
      told('99', at),
      told('5', ''),
    ]);

    const reply = await bot.ask('/inbox');

    expect(textsOf(reply)).toEqual([
      '9',
      '90071992547409933',
      '90071992547409932',
      '90071992547409931',
      '100',
      '99',
      '5',
    ]);
    expect(plainText(reply)).toContain('\ntime not told · from 79160000001\n  5\n');
  });

  it('keeps the newest when fewer are asked for than there are, and offers them all', async () => {
    await using bot = await botWith(many(1200));

    const usual = await bot.ask('/inbox');
    const three = await bot.ask('/inbox count:3', 'ru');

    expect(plainText(usual)).toMatch(
      /^1,200 incoming SMS in the last 24 hours\nShown here: the newest 1,000 of 1,200\. For all of them ask with count:1200\.\n/,
    );
    expect(plainText(usual)).toContain('Page 1 of 100: 1–10 of 1000');
    expect(textsOf(three)).toEqual(['n1199', 'n1198', 'n1197']);
    expect(plainText(three)).toContain('Здесь новейшие: 3 из 1 200. Чтобы получить все, укажите count:1200.');
    expect(commandOf(three, 'Все 1\u00a0200 ▶')).toBe('/inbox count:1200');
    expect(plainText(await bot.ask('/inbox count:1200'))).toContain('1–10 of 1200');
    expect(plainText(await bot.ask('/inbox count:1200'))).not.toContain('Shown here');
  });

  it('warns when the provider gave as many as it can', async () => {
    await using bot = await botWith(many(10_001));

    const reply = await bot.ask('/inbox hours:168 count:5');

    expect(plainText(reply)).toContain(
      'The provider gives at most 10,000 at once, so some may be missing, even the newest.',
    );
    expect(textsOf(reply)).toHaveLength(5);
  });

  it('turns pages without asking the provider', async () => {
    await using bot = await botWith(many(25));

    const first = await bot.ask('/inbox');
    const before = bot.sandbox.counts().requests;
    const second = await bot.ask(commandOf(first, '▶'));

    expect(plainText(second)).toContain('Page 2 of 3: 11–20 of 25');
    expect(bot.sandbox.counts().requests).toEqual(before);
    expect(before).toEqual({ 'get.php get_answers': 1 });
  });

  it('says that there are none, with what was asked, and offers a week', async () => {
    await using bot = await botWith([{ receivedAt: noon - 100 * hours }]);

    const reply = await bot.ask('/inbox to:79990000100');
    const after = await bot.ask('/inbox after:700', 'ru');

    expect(plainText(reply)).toMatch(/^No incoming SMS in the last 24 hours, to 79990000100\.\nChecked just now\n/);
    expect(reply?.tone).toBe('warning');
    expect(plainText(await bot.ask(commandOf(reply, '7 days')))).toMatch(/^1 incoming SMS in the last 168 hours, to/);
    expect(plainText(after)).toMatch(/^Нет входящих SMS после id 700\.\nДанные/);
    expect(after?.buttons).toEqual([]);
    expect((await bot.ask('/inbox hours:168 to:79991112233'))?.buttons).toEqual([]);
  });

  it('has every field in the file, and nothing there that could be a formula', async () => {
    await using bot = await botWith([
      { text: '=1+1', phone: '@evil' },
      { text: 'a;b\n<i>x</i>', sentAt: noon - hours },
    ]);

    const csv = await bot.ask(commandOf(await bot.ask('/inbox'), 'CSV'));

    expect(csv?.blocks.find((block) => block.kind === 'file')).toMatchObject({
      name: 'inbox-2026-11-18.csv',
      content: `\ufeffID;Received;Sent;From;To;Text\r
701;2026-11-18 11:59:00;2026-11-18 11:00:00;79160000001;79990000100;"a;b\n<i>x</i>"\r
700;2026-11-18 11:58:00;2026-11-18 11:58:00;'@evil;79990000100;'=1+1\r
`,
    });
  });

  it('cuts a long text among others and shows one alone whole', async () => {
    const long = 'я'.repeat(3000);
    await using bot = await botWith([{ text: long, toPhone: '79990000200' }, { text: '' }]);

    expect(textsOf(await bot.ask('/inbox'))).toEqual([undefined, `${'я'.repeat(1000)}…`]);
    expect(textsOf(await bot.ask('/inbox to:79990000200'))).toEqual([long]);
  });

  it('covers numbers and codes where others read along, in the file too, and shows them to one', async () => {
    await using bot = await botWith([{ text: 'Код 123456' }, { phone: 'MTS', text: 'Пароль 7777' }]);

    const reply = await bot.ask('/inbox', 'en', group);
    const csv = await bot.ask(commandOf(reply, 'CSV'), 'en', group);
    const shown = await bot.ask(commandOf(reply, 'Show'), 'en', group);
    const none = await bot.ask('/inbox to:79991112233', 'en', group);

    expect(plainText(reply)).toContain('from MTS · to 7999•••01•00\n  Пароль ••••');
    expect(plainText(reply)).toContain('from 7916•••00•01 ·');
    expect(JSON.stringify([reply?.summary, reply?.blocks, csv])).not.toMatch(/79160000001|79990000100|123456|7777/);
    expect(shown?.audience).toBe('asker');
    expect(plainText(shown)).toContain('from 79160000001 · to 79990000100\n  Код 123456');
    expect(plainText(none)).toContain('to 7999•••22•33.');
  });

  it.each([
    ['/inbox hours:169', 'must be a whole number from 1 to 168.', 'hours:169'],
    ['/inbox hours:0', 'must be a whole number from 1 to 168.', 'hours:0'],
    ['/inbox count:10001', 'must be a whole number from 1 to 10000.', 'count:10001'],
    ['/inbox hours:2 after:5', 'Give either hours: or after:.', 'after:5'],
    ['/inbox after:x', 'must be an id of digits.', 'after:x'],
    ['/inbox to:office', 'must be a phone number such as 79991234567.', 'to:office'],
    ['/inbox вчера', '', 'вчера'],
  ])('%s is refused, pointing at the wrong part', async (line, reason, part) => {
    await using bot = await botWith([]);

    const reply = plainText(await bot.ask(line));

    expect(reply).toContain(reason);
    expect(reply).toContain(`\n  ${line}\n  ${' '.repeat(line.lastIndexOf(part))}${'^'.repeat(part.length)}\n`);
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it('shows what was known under a banner while the provider is down, and fails in words when nothing is', async () => {
    await using bot = await botWith(many(2));
    await bot.ask('/inbox');
    bot.sandbox.advance(14 * minutes);
    bot.sandbox.fault('outage', hours);

    expect(plainText(await bot.ask('/inbox'))).toMatch(
      /^STALE, 14 min old\. .*\n2 incoming SMS in the last 24 hours\n/,
    );
    expect(plainText(await bot.ask('/inbox hours:2'))).toMatch(
      /The provider cannot be reached\.\n[\s\S]*Reference \w+/,
    );
  });
});
