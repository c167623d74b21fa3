import { describe, expect, it } from 'vitest';
import { FileError, type IncomingFile } from '../../../src/bot/chat.ts';
import { startBot } from '../../support/bot.ts';
import { attached } from '../../support/message.ts';
import { plainText } from '../../support/reply.ts';

const group = { in: { platform: 'test', id: 'g', kind: 'group' } } as const;
const minutes = 60_000;

describe('/operator', () => {
  it.each([
    ['en', ['Number      79161234567', 'Operator    МТС', 'MCC / MNC   250 / 01', 'Local time  12:00 (UTC+03:00)']],
    ['ru', ['Номер          79161234567', 'Оператор       МТС', 'Местное время  12:00 (UTC+03:00)']],
  ] as const)('tells all about one number (%s)', async (language, lines) => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/operator 8 (916) 123-45-67', language));

    for (const line of lines) expect(reply).toContain(line);
    expect(reply).toContain(language === 'en' ? 'Checked just now' : 'Данные получены только что');
  });

  it.each([
    ['en', 'The provider does not know the operator of 74951234567.'],
    ['ru', 'Провайдер не знает оператора номера 74951234567.'],
  ] as const)('says when the provider does not know a number (%s)', async (language, sentence) => {
    await using bot = await startBot();

    const reply = await bot.ask('/operator 74951234567', language);

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain(sentence);
  });

  it('asks once for many numbers and names the unknown ones', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/operator 79161234567, 8(925)123-45-68 74951234567'));

    expect(reply).toContain('3 numbers: МТС 1, МегаФон 1, not known: 1');
    expect(reply).toMatch(/79251234568 {2}МегаФон +12:00/);
    expect(reply).toMatch(/74951234567 {2}\?/);
    expect(bot.sandbox.counts().requests['info.php get_operator']).toBe(1);
  });

  it('says so when it knows none of many', async () => {
    await using bot = await startBot();

    const reply = plainText(await bot.ask('/operator 74951234567 74951234568'));

    expect(reply).toContain('2 numbers: not known: 2');
  });

  it('reads an attached list, and says which lines below the headings hold no number', async () => {
    await using bot = await startBot();
    const file = attached('clients.csv', 'name;phone\nAnn;8 916 123-45-67\nBob;\nEve;79251234567');

    const reply = plainText(await bot.ask('/operator', 'en', { files: [file] }));

    expect(reply).toContain('Lines without a phone number: 3.');
    expect(reply).toContain('2 numbers: МТС 1, МегаФон 1');
  });

  it('takes typed numbers and attached ones together', async () => {
    await using bot = await startBot();

    const reply = plainText(
      await bot.ask('/operator 79161234567', 'en', { files: [attached('n.txt', '79251234567')] }),
    );

    expect(reply).toContain('2 numbers: МТС 1, МегаФон 1');
  });

  it.each([
    ['a file without numbers', attached('n.txt', 'hello'), 'There is no phone number in the attached file.'],
    [
      'a file with 101 numbers',
      attached('n.txt', Array.from({ length: 101 }, (_, serial) => 79_161_234_000 + serial).join('\n')),
      'These are 101 different numbers; at most 100 can be asked about at once. Split the list.',
    ],
    ['a workbook', attached('n.xlsx', 'PK\u0003\u0004\u0000'), 'Save the table as CSV'],
  ])('says what to do with %s', async (_name, file, sentence) => {
    await using bot = await startBot();

    const reply = await bot.ask('/operator', 'en', { files: [file] });

    expect(reply?.tone).toBe('warning');
    expect(plainText(reply)).toContain(sentence);
    expect(bot.sandbox.counts().requests).toEqual({});
  });

  it.each([
    ['too-large', 'The attached file is too large. / Attach a smaller one.'],
    ['unreadable', 'The attached file cannot be read.'],
  ] as const)('says when the file cannot be had: %s', async (code, sentence) => {
    await using bot = await startBot();
    const file: IncomingFile = {
      name: 'n.csv',
      key: 'n',
      read: async () => {
        throw new FileError(code, 'no');
      },
    };

    const reply = plainText(await bot.ask('/operator', 'en', { files: [file] }));

    for (const part of sentence.split(' / ')) expect(reply).toContain(part);
    expect(reply).toMatch(/Reference \w{6}/);
  });

  it.each([
    ['/operator', /^PHONE… is missing/],
    ['/operator 79161234567 8916', /^This is no phone number[^]*\n {2}\/operator 79161234567 8916\n {24}\^{4}\n/],
    ['/operator mobile', /^This is no phone number[^]*\n {2}\/operator mobile\n {12}\^{6}\n/],
  ])('points at what is wrong in %s', async (line, expected) => {
    await using bot = await startBot();

    expect(plainText(await bot.ask(line))).toMatch(expected);
  });

  it('covers the number where others read along', async () => {
    await using bot = await startBot();

    const one = await bot.ask('/operator 79161234567', 'en', group);

    expect(plainText(one)).toContain('7916•••45•67');
    // What asks for it again is in no message: a button has an id for it.
    expect(JSON.stringify({ ...one, again: undefined })).not.toContain('79161234567');
  });

  it.each([
    ['en', /^STALE, 2 h old\. The provider cannot be reached\./],
    ['ru', /^УСТАРЕЛО: данным 2 ч\. Провайдер недоступен\./],
  ] as const)('shows what is known under a banner while the provider is down (%s)', async (language, banner) => {
    await using bot = await startBot();
    await bot.ask('/operator 79161234567');

    bot.sandbox.advance(120 * minutes);
    bot.sandbox.fault('outage', 5 * minutes);
    const reply = plainText(await bot.ask('/operator 79161234567', language));

    expect(reply).toMatch(banner);
    expect(reply).toContain('МТС');
  });

  it.each([
    ['en', 'The provider cannot be reached.'],
    ['ru', 'Провайдер недоступен.'],
  ] as const)('says that the provider is down when nothing is known (%s)', async (language, sentence) => {
    await using bot = await startBot();
    bot.sandbox.fault('outage', 5 * minutes);

    const reply = await bot.ask('/operator 79161234567', language);

    expect(reply?.tone).toBe('bad');
    expect(plainText(reply)).toContain(sentence);
  });
});
