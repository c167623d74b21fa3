import * as fc from 'fast-check';
import type { Account, Mailing, Message, Prices, Sender, ShortLink } from '../../src/smsc/sandbox/account.ts';
import { sandboxAccount, sandboxMailing, sandboxMessage, sandboxSender } from './sandbox-account.ts';

export interface AccountLimits {
  /** The most records of each kind; 8 unless given. */
  readonly most?: number;
}

/** Pieces that break whoever quotes, splits, converts or inserts them wrongly. */
const hostilePieces = [
  ['"', "'", '<', '>', '&', '\\', '/', '%', '+', '|', ';', ',', '=', '{', '}', '[', ']', '?', '*', '_', '`', '@'],
  ['&amp;', '&#10;', '&lt;b&gt;', ']]>', '<![CDATA[', '<!-- -->', '</sms>', '<?xml?>', '\\u0041', '\\n', '\\"'],
  [' = ', ', id = 1', '{status}', '{id}', '%41', '$&', '${x}', 'ERROR = 9 (x)', '0,-9', '<result>OK</result>'],
  ['0', '-1', '00123', '1e5', '+79990000000', 'null', 'true', '__proto__', 'constructor'],
  ['\n', '\r', '\r\n', '\t', '  ', '\u00a0', '\u0085', '\u2028', '\u200b', '\u202e', '\ufeff', '\u007f'],
  ['Привет', 'Ёж', '№', '€', '«»', '😀', '👨‍👩‍👧', '🇷🇺', 'é', '漢字', '\ufffd'],
].flat();

/** What XML 1.0 can hold. The sandbox drops everything else from XML and keeps it in JSON, so it is not made here. */
const representable = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

/**
 * Texts full of quotes, markup, separators, emoji and things that look like numbers or errors. Never with a character
 * that XML cannot hold (NUL, most control characters, lone surrogates), so that formats 2 and 3 say the same.
 */
const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostilePieces),
      fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => representable.test(text)),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

const shortId = fc.integer({ min: 1, max: 2_147_483_647 }).map(String);
/** Ids up to twenty digits, more than a number holds exactly. */
const anyId = fc.oneof(shortId, fc.bigInt({ min: 10n ** 15n, max: 10n ** 20n - 1n }).map(String));
const phone = fc.oneof(
  fc.integer({ min: 0, max: 9_999_999 }).map((serial) => `7916${String(serial).padStart(7, '0')}`),
  fc.constantFrom('79990000000', '77010000001', '380670000001', '00123', '900'),
);
const moment = fc
  .integer({ min: Date.parse('2026-06-01T00:00:00Z') / 1000, max: Date.parse('2026-11-18T08:00:00Z') / 1000 })
  .map((seconds) => seconds * 1000);
const money = fc.integer({ min: 0, max: 10_000_000 });
const day = moment.map((at) => new Date(at).toISOString().slice(0, 10));

const operatorKey = fc.constantFrom(
  ...[
    ['mega_step', 'bee_step', 'motiv_step', 'mts_step', 'tele2_step', 'tele2', 'ua_reg', 'ua_int', 'mega_int'],
    ['motiv_int', 'mts_int', 'new_operator', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'],
  ].flat(),
);
const statusCode = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.constantFrom(-1, 42));
/** A replacement is told from a status by not being a number. */
const replacement = hostileText.map((text) => `R${text}`);

const sender: fc.Arbitrary<Sender> = fc
  .record({
    id: anyId,
    name: hostileText.map((text) => `s${text}`),
    moderation: fc.constantFrom(0, 1, 1, 1, 2),
    operators: fc.array(fc.tuple(operatorKey, statusCode, fc.option(replacement)), { maxLength: 12 }),
    changedAt: moment,
  })
  .map(({ operators, ...rest }) =>
    sandboxSender({
      ...rest,
      operators: new Map(operators.map(([key, status]) => [key, status])),
      replacements: new Map(operators.flatMap(([key, , text]) => (text === null ? [] : [[key, text] as const]))),
    }),
  );

const message: fc.Arbitrary<Message> = fc
  .record({
    id: fc.oneof(anyId, fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/)),
    intId: anyId,
    phone,
    sender: hostileText,
    text: hostileText,
    parts: fc.integer({ min: 1, max: 10 }),
    cost: money,
    type: fc.constantFrom(0, 0, 0, 1, 4, 7, 10, 12, 99),
    mccmnc: fc.constantFrom('25001', '25099', '01', ''),
    country: hostileText,
    operator: hostileText,
    region: hostileText,
    sentAt: moment,
    status: fc.constantFrom(-3, -2, -1, 0, 1, 2, 3, 4, 20, 22, 23, 24, 25, 77),
    err: fc.constantFrom(0, 1, 6, 13, 200, 255, 999),
    changedAt: moment,
  })
  .map(sandboxMessage);

const prices: fc.Arbitrary<Prices> = fc.record({
  zones: fc.array(
    fc.record({ zone: shortId, name: hostileText, api: money, mass: money, mms: money, hlr: money, call: money }),
    { maxLength: 6 },
  ),
  codes: fc.array(fc.record({ mccmnc: fc.constantFrom('25001', '25002', '00101'), cost: money }), { maxLength: 4 }),
  mail: money,
});

const link: fc.Arbitrary<ShortLink> = fc.record({
  id: shortId,
  link: hostileText,
  target: hostileText.map((text) => `https://example.com/${text}`),
  clicks: fc.array(fc.tuple(day, fc.nat(1_000)), { maxLength: 5 }).map((clicks) => new Map(clicks)),
});

const mailing: fc.Arbitrary<Mailing> = fc
  .record({
    id: shortId,
    name: hostileText,
    subject: hostileText,
    repeat: fc.nat(7),
    repeatsLeft: fc.nat(100),
    createdAt: moment,
    changedAt: moment,
    needAt: moment,
    sentAt: fc.option(moment, { nil: undefined }),
    recipients: fc.array(phone, { maxLength: 5 }),
    text: hostileText,
    period: hostileText,
    frequency: hostileText,
    status: fc.nat(9),
    sender: hostileText,
    cost: money,
    sent: fc.nat(9_999),
    delivered: fc.nat(9_999),
  })
  .map(sandboxMailing);

/**
 * Accounts of every kind, from empty to full, with texts meant to do harm, in which nothing happens on its own. To be
 * given to `createSandbox` or `startSandbox` with a manual clock at its usual noon; ask with `charset=utf-8`.
 */
export function accountArbitrary({ most = 8 }: AccountLimits = {}): fc.Arbitrary<Account> {
  return fc
    .record({
      balance: fc.integer({ min: -10_000_000, max: 1_000_000_000 }),
      credit: fc.constantFrom(0, 0, 50_000),
      currency: fc.constantFrom('RUR', 'KZT', 'UAH'),
      gmt: fc.integer({ min: -12, max: 12 }),
      senders: unique(sender, most),
      messages: unique(message, most, ({ intId }) => intId),
      answers: unique(
        fc.record({ id: anyId, receivedAt: moment, sentAt: moment, phone, toPhone: phone, text: hostileText }),
        most,
      ),
      templates: unique(
        fc.record({
          id: shortId,
          sender: hostileText.map((text) => `s${text}`),
          text: hostileText.map((text) => `t${text}`),
          kind: fc.constantFrom('mts_srv', 'mega_adv', 'bee_trn', 'soc'),
          status: fc.integer({ min: 0, max: 5 }),
        }),
        most,
      ),
      prices,
      links: unique(link, most),
      mailings: unique(mailing, most),
      turnover: fc.array(
        fc.record({
          day,
          login: hostileText.map((text) => `l${text}`),
          electronic: fc.boolean(),
          sms: fc.nat(99_999),
          spent: money,
          received: money,
        }),
        { maxLength: most },
      ),
    })
    .map(({ messages, ...rest }) =>
      sandboxAccount({ ...rest, messages: new Map(messages.map((known) => [known.intId, known])) }),
    );
}

/** Records with ids of their own, oldest first, as the provider hands ids out. */
function unique<Kind extends { readonly id: string }>(
  kind: fc.Arbitrary<Kind>,
  most: number,
  idOf: (record: Kind) => string = ({ id }) => id,
): fc.Arbitrary<Kind[]> {
  return fc
    .uniqueArray(kind, { selector: idOf, maxLength: most })
    .map((records) => records.sort((one, other) => (BigInt(idOf(one)) < BigInt(idOf(other)) ? -1 : 1)));
}
