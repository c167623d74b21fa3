import { expect, test } from 'vitest';
import { shortLinkOperations } from '../../../src/smsc/areas/short-links.ts';
import { plain, readAs, refusalOf } from '../../support/operations.ts';

const [get] = shortLinkOperations;

test('a link is asked for by its id or by the full link', () => {
  expect(get.form({ id: '145142' })).toEqual({ get: '1', id: '145142' });
  expect(get.form({ link: 'mywebsite.ru' })).toEqual({ get: '1', link: 'mywebsite.ru' });
  expect(refusalOf(get, { id: 'x' }).parameter).toBe('id');
  expect(refusalOf(get, { link: '' }).parameter).toBe('link');
});

test.each([
  [0, 'id = 145142, cnt = 130, cnt_mon = 30, cnt_day = 3, cnt_yes = 4, cnt_pmon = 50, link = smsc.ru/?a,b'],
  [1, '145142,130,30,3,4,50,smsc.ru/?a,b\n'],
  [
    2,
    '<result>\n<id>145142</id>\n<cnt>130</cnt>\n<cnt_mon>30</cnt_mon>\n<cnt_day>3</cnt_day>\n<cnt_yes>4</cnt_yes>\n<cnt_pmon>50</cnt_pmon>\n<link>smsc.ru/?a,b</link>\n</result>',
  ],
  [
    3,
    '{"id": "145142", "cnt": "130", "cnt_mon": "30", "cnt_day": "3", "cnt_yes": "4", "cnt_pmon": "50", "link": "smsc.ru/?a,b"}',
  ],
] as const)('clicks are read in format %i', async (format, answer) => {
  expect(plain(await readAs(get, { id: '145142' }, format, answer))).toEqual({
    id: '145142',
    total: 130,
    thisMonth: 30,
    today: 3,
    yesterday: 4,
    lastMonth: 50,
    link: 'smsc.ru/?a,b',
    rest: {},
  });
});

test('a link that nobody made is an error', async () => {
  await expect(
    readAs(get, { id: '1' }, 2, '<result><error>link not found</error><error_code>3</error_code></result>'),
  ).rejects.toThrow('not-found');
});
