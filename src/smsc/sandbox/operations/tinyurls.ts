import type { ShortLink } from '../account.ts';
import { dayOf } from '../dates.ts';
import { Refusal } from '../errors.ts';
import { type Form, one } from '../formats/answer.ts';
import { identical } from '../limits.ts';
import { id, required } from '../params.ts';
import { dayMs, minuteMs } from '../spans.ts';
import type { Operation } from './operation.ts';

const linkForm: Form = {
  text0:
    'id = {id}, cnt = {cnt}, cnt_mon = {cnt_mon}, cnt_day = {cnt_day}, cnt_yes = {cnt_yes}, ' +
    'cnt_pmon = {cnt_pmon}, link = {link}',
  text1: '{id},{cnt},{cnt_mon},{cnt_day},{cnt_yes},{cnt_pmon},{link}',
  element: 'result',
  fields: 'id cnt cnt_mon cnt_day cnt_yes cnt_pmon link',
};

/** tinyurls.php get, by the short link's id or by the full address that it leads to. */
export const getLink: Operation = {
  file: 'tinyurls.php',
  command: 'get',
  limits: [identical(3, minuteMs)],
  answer: ({ account, params, now }) => {
    const wanted = id(params, 'id');
    const target = wanted === undefined ? required(params, 'link') : undefined;
    const link = account.links.find((known) =>
      target === undefined ? known.id === wanted : bare(known.target) === bare(target),
    );
    if (link === undefined) throw new Refusal(3);
    const today = dayOf(now, account.gmt);
    const month = today.slice(0, 7);
    const previousMonth = dayOf(Date.parse(`${month}-01`) - dayMs, 0).slice(0, 7);
    return one(linkForm, {
      id: link.id,
      cnt: clicks(link, ''),
      cnt_mon: clicks(link, month),
      cnt_day: clicks(link, today),
      cnt_yes: clicks(link, dayOf(now - dayMs, account.gmt)),
      cnt_pmon: clicks(link, previousMonth),
      link: link.link,
    });
  },
};

/** The clicks on days that begin with this text. */
function clicks(link: ShortLink, period: string): number {
  return [...link.clicks].reduce((sum, [day, count]) => (day.startsWith(period) ? sum + count : sum), 0);
}

/** An address without what people leave out when they type it. */
function bare(address: string): string {
  return address
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
