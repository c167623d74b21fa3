import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../../support/sandbox-account.ts';
import { lines, testBench } from '../ask.ts';

const clicks = new Map([
  ['2026-09-30', 1_000],
  ['2026-10-01', 20],
  ['2026-10-31', 5],
  ['2026-11-01', 7],
  ['2026-11-17', 3],
  ['2026-11-18', 2],
]);

function accountWithLink() {
  return sandboxAccount({
    links: [{ id: '145142', link: 'https://go.example/x?a=1&b=2', target: 'http://MyWebsite.ru/', clicks }],
  });
}

describe('tinyurls.php get', () => {
  it('counts clicks of all time, this month, today, yesterday and last month', async () => {
    const { inAllFormats } = await testBench({ account: accountWithLink() });

    const texts = await inAllFormats('tinyurls.php', { get: '1', id: '145142' });

    expect(texts).toEqual([
      'id = 145142, cnt = 1037, cnt_mon = 12, cnt_day = 2, cnt_yes = 3, cnt_pmon = 25, link = https://go.example/x?a=1&b=2',
      '145142,1037,12,2,3,25,https://go.example/x?a=1&b=2',
      lines(
        '<result>',
        '<id>145142</id>',
        '<cnt>1037</cnt>',
        '<cnt_mon>12</cnt_mon>',
        '<cnt_day>2</cnt_day>',
        '<cnt_yes>3</cnt_yes>',
        '<cnt_pmon>25</cnt_pmon>',
        '<link>https://go.example/x?a=1&amp;b=2</link>',
        '</result>',
      ),
      lines(
        '{',
        '"id": "145142",',
        '"cnt": "1037",',
        '"cnt_mon": "12",',
        '"cnt_day": "2",',
        '"cnt_yes": "3",',
        '"cnt_pmon": "25",',
        '"link": "https://go.example/x?a=1&b=2"',
        '}',
      ),
    ]);
  });

  it('is found by the full address, however it is typed', async () => {
    const { ask, refusal } = await testBench({ account: accountWithLink() });

    expect(await ask('tinyurls.php', { get: '1', link: 'mywebsite.ru', fmt: '1' })).toMatch(/^145142,/);
    expect(await ask('tinyurls.php', { get: '1', link: 'https://mywebsite.ru', fmt: '1' })).toMatch(/^145142,/);
    expect(await refusal('tinyurls.php', { get: '1' })).toBe(1);
  });
});
