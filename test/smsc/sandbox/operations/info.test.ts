import { describe, expect, it } from 'vitest';
import { lines, testBench } from '../ask.ts';

describe('info.php get_operator', () => {
  it('has the labels, columns, elements and kinds of values of the page for one number', async () => {
    const { inAllFormats } = await testBench();

    const texts = await inAllFormats('info.php', { get_operator: '1', phone: '+7 (914) 000-00-01' });

    expect(texts).toEqual([
      'country = Россия, operator = МТС, region = Приморский край, mcc = 250, mnc = 01, tz = 10',
      'Россия,МТС,Приморский край,250,01,10',
      lines(
        '<info>',
        '<country>Россия</country>',
        '<operator>МТС</operator>',
        '<region>Приморский край</region>',
        '<mcc>250</mcc>',
        '<mnc>01</mnc>',
        '<tz>10</tz>',
        '</info>',
      ),
      lines(
        '{',
        '"country": "Россия",',
        '"operator": "МТС",',
        '"region": "Приморский край",',
        '"mcc": "250",',
        '"mnc": "01",',
        '"tz": "10"',
        '}',
      ),
    ]);
  });

  it('adds the number for several, and leaves out those that belong to nobody', async () => {
    const { inAllFormats } = await testBench();

    const texts = await inAllFormats('info.php', { get_operator: '1', phone: '89140000001,74950000000,77010000001' });

    expect(texts[1]).toBe(
      lines('79140000001,Россия,МТС,Приморский край,250,01,10', '77010000001,Казахстан,Kcell,,401,02,5'),
    );
    expect(texts[0]?.split('\n')[1]).toBe(
      'phone = 77010000001, country = Казахстан, operator = Kcell, region = , mcc = 401, mnc = 02, tz = 5',
    );
    expect(texts[2]).toMatch(/^<list>\n<info>\n<phone>79140000001<\/phone>\n<country>/);
    expect(JSON.parse(texts[3] ?? '')).toMatchObject([
      { phone: '79140000001', operator: 'МТС' },
      { phone: '77010000001', operator: 'Kcell' },
    ]);
  });

  it('keeps the form of a list for one number with a comma', async () => {
    const { json } = await testBench();

    expect(await json('info.php', { get_operator: '1', phone: '79140000001,' })).toHaveLength(1);
  });

  it('refuses without a number', async () => {
    const { refusal } = await testBench();

    expect(await refusal('info.php', { get_operator: '1' })).toBe(1);
    expect(await refusal('info.php', { get_operator: '1', phone: 'abc' })).toBe(1);
  });
});
