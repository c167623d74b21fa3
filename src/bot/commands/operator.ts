import type { NumberOperator } from '../../smsc/areas/operators.ts';
import type { Answer } from '../../smsc/call.ts';
import { SmscError } from '../../smsc/error.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { dated } from '../freshness.ts';
import type { Listing } from '../listing/listing.ts';
import { showListing } from '../listing/show-listing.ts';
import { optional } from '../parameters/parameter.ts';
import { phones as phonesParameter } from '../parameters/phones.ts';
import { phoneListFiles } from '../phones/phone-files.ts';
import { type AskedPhones, phonesAskedFor } from '../phones/phone-lists.ts';
import { offsetOf } from '../phones/time-zone.ts';
import { type Privacy, privacyOf } from '../privacy.ts';
import { type Block, fields, note, type Reply, text } from '../reply.ts';
import { operatorTexts } from '../texts/operators.ts';

/** The page's maximum for one request. */
const mostNumbers = 100;

export const operator = defineCommand({
  name: 'operator',
  aliases: ['op', 'оператор'],
  parameters: { phones: optional(phonesParameter('PHONE…', mostNumbers)) },
  role: 'viewer',
  risk: 'read',
  takesFiles: { ...phoneListFiles, beside: 'phones' },
  summary: {
    en: 'country, operator, region and local time of phone numbers',
    ru: 'страна, оператор, регион и местное время номеров',
  },
  examples: ['/operator 79161234567', '/operator 8(925)123-45-68, +7 999 123 45 67'],
  check: ({ phones }, _moment, { files }) =>
    phones === undefined && files.length === 0 ? { parameter: 'phones' } : undefined,
  run: async (context, { phones: typed = [] }) => {
    const asked = await phonesAskedFor(context, typed, mostNumbers);
    const answer = await known(context, asked.phones);
    const [only] = asked.phones;
    if (asked.phones.length === 1 && only !== undefined && asked.notes.length === 0) {
      const blocks = describe(context, only, answer.value[0]);
      const isKnown = answer.value[0] !== undefined;
      return {
        summary: summaryOf(context, only, answer.value[0]),
        blocks: dated(blocks, [answer], context),
        ...(!isKnown && { tone: 'warning' as const }),
      };
    }
    return describeAll(context, asked, answer);
  },
});

/** Of several numbers the unknown ones are missing from the provider's answer; one alone is treated alike. */
async function known(
  { account }: CommandContext,
  phones: readonly string[],
): Promise<Answer<readonly NumberOperator[]>> {
  try {
    return await account.client.operators.get({ phones });
  } catch (error) {
    if (!(error instanceof SmscError) || error.code !== 'not-found') throw error;
    return { value: [], at: account.now() };
  }
}

function summaryOf({ language, message }: CommandContext, phone: string, found: NumberOperator | undefined): string {
  const shown = privacyOf(message).phone(phone);
  if (found === undefined) return operatorTexts[language].notKnown(shown);
  return `${shown}: ${[found.operator, found.region, found.country].filter(Boolean).join(', ')}`;
}

function describe(context: CommandContext, phone: string, found: NumberOperator | undefined): readonly Block[] {
  const { language, message } = context;
  const texts = operatorTexts[language];
  const shown = privacyOf(message).phone(phone);
  if (found === undefined) return [text(texts.notKnown(shown))];
  return [
    fields([
      [texts.number, shown],
      [texts.operator, found.operator],
      [texts.region, found.region === '' ? undefined : found.region],
      [texts.country, found.country],
      [texts.codes, codesOf(found)],
      [texts.localTime, localTime(context, found)],
      ...Object.entries(found.rest),
    ]),
    note(texts.ported),
  ];
}

function codesOf({ countryCode, networkCode }: NumberOperator): string | undefined {
  const codes = [countryCode, networkCode].filter((code) => code !== undefined);
  return codes.length === 0 ? undefined : codes.join(' / ');
}

function localTime({ account, formats }: CommandContext, { timeZone }: NumberOperator): string | undefined {
  if (timeZone === undefined) return undefined;
  const offset = offsetOf(timeZone);
  return offset === undefined ? timeZone : `${formats.clock(account.now(), offset)} (UTC${offset})`;
}

async function describeAll(
  context: CommandContext,
  { phones, notes }: AskedPhones,
  answer: Answer<readonly NumberOperator[]>,
): Promise<Reply> {
  const { language } = context;
  const texts = operatorTexts[language];
  const byPhone = new Map(answer.value.map((found) => [found.phone.replaceAll(/\D/g, ''), found]));
  const counts = Map.groupBy(answer.value, (found) => found.operator ?? '?');
  const operators = [...counts].toSorted(([, one], [, other]) => other.length - one.length);
  const missing = phones.filter((phone) => !byPhone.has(phone)).length;
  const parts = operators.map(([name, list]) => `${name} ${list.length}`);
  const sums = [...parts, ...(missing > 0 ? [texts.unknown(missing)] : [])].join(', ');
  const summary = `${texts.numbers(phones.length)}: ${sums}`;
  return showListing(context, [answer], (privacy) => {
    const entries = phones.map((phone) => entryOf(context, privacy, phone, byPhone.get(phone)));
    return {
      name: 'operators',
      summary,
      lead: [...notes, text(summary), note(texts.ported)],
      columns: [
        { title: texts.number },
        { title: texts.operator },
        { title: texts.localTime },
        { title: texts.region },
      ],
      entries,
      fileColumns: [texts.number, texts.operator, texts.region, texts.country, 'MCC', 'MNC', texts.localTime],
    };
  });
}

function entryOf(
  context: CommandContext,
  privacy: Privacy,
  phone: string,
  found: NumberOperator | undefined,
): Listing['entries'][number] {
  const shown = privacy.phone(phone);
  if (found === undefined) return { shown: [shown, '?', '', ''], filed: [shown, '', '', '', '', '', ''] };
  const { operator = '', region = '', country = '', countryCode = '', networkCode = '' } = found;
  const time = localTime(context, found) ?? '';
  const where = [region, country].filter((part) => part !== '').join(', ');
  return {
    shown: [shown, operator, time.replace(/ \(.*$/, ''), where],
    filed: [shown, operator, region, country, countryCode, networkCode, time],
  };
}
