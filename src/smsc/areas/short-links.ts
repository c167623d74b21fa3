import type { Answer, Caller, ReadOptions } from '../call.ts';
import { digits, filled } from '../checks.ts';
import { columns, labelled } from '../decode/text.ts';
import { requiredInteger, requiredText, rest, text } from '../fields.ts';
import { minute, type Operation } from '../operation.ts';

/** A short link and how often it was clicked. */
export interface ShortLink {
  readonly id: string;
  /** Clicks altogether. */
  readonly total: number;
  readonly thisMonth: number;
  readonly today: number;
  readonly yesterday: number;
  readonly lastMonth: number;
  /** The short link itself. */
  readonly link: string | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

/** A short link, by its id or by the full link that it stands for. */
export type ShortLinkRef = { readonly id: string } | { readonly link: string };

const getShortLink: Operation<ShortLinkRef, ShortLink> = {
  name: 'shortLinks.get',
  file: 'tinyurls.php',
  kind: 'read',
  prefers: 3,
  errors: { 3: 'not-found' },
  limits: [{ requests: 3, perMs: minute, of: 'identical' }],
  freshMs: 30_000,
  form: (which) =>
    'id' in which
      ? { get: '1', id: digits('shortLinks.get', 'id', which.id) }
      : { get: '1', link: filled('shortLinks.get', 'link', which.link) },
  layout: () => ({
    shape: 'one',
    text0: labelled(
      keys.map((key) => [key, key] as const),
      { open: 'link' },
    ),
    text1: columns(keys, { open: 'link' }),
    xml: { root: 'result' },
  }),
  read: ([row = {}]) => ({
    id: requiredText(row, 'id'),
    total: requiredInteger(row, 'cnt'),
    thisMonth: requiredInteger(row, 'cnt_mon'),
    today: requiredInteger(row, 'cnt_day'),
    yesterday: requiredInteger(row, 'cnt_yes'),
    lastMonth: requiredInteger(row, 'cnt_pmon'),
    link: text(row, 'link'),
    rest: rest(row, known),
  }),
};

const keys = ['id', 'cnt', 'cnt_mon', 'cnt_day', 'cnt_yes', 'cnt_pmon', 'link'] as const;
const known = new Set<string>(keys);

export const shortLinkOperations = [getShortLink] as const;

export interface ShortLinksApi {
  /**
   * How often a short link was clicked. Short links are made by sending with `shortenLinks`.
   *
   * Limit: 3 identical requests a minute.
   *
   * @throws SmscError `not-found` (3), and the codes common to all operations
   * @see https://smscentre.com/api/http/get_data/tinyurl/ "Getting data about a short link"
   */
  get(which: ShortLinkRef, options?: ReadOptions): Promise<Answer<ShortLink>>;
}

export function shortLinksApi(caller: Caller): ShortLinksApi {
  return { get: (which, options) => caller.read(getShortLink, which, options) };
}
