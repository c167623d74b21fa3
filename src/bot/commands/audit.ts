import { mapInSlices } from '../../lib/slices.ts';
import { nameOf, type Person, type ReadSubject, readSubject } from '../access/subject.ts';
import type { AuditRecord } from '../audit/audit-entry.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { printCommand } from '../line/print.ts';
import { wrongPartReply } from '../line/wrong-part.ts';
import { csvFile } from '../listing/csv.ts';
import { fileTime } from '../listing/file-time.ts';
import type { Entry } from '../listing/listing.ts';
import { showListing } from '../listing/show-listing.ts';
import { currencyCode } from '../money/currency-code.ts';
import { count } from '../parameters/counts.ts';
import { day } from '../parameters/days.ts';
import { keyed, optional, type Parameter } from '../parameters/parameter.ts';
import { flag, word } from '../parameters/words.ts';
import { type Button, note, type Reply, text } from '../reply.ts';
import { auditTexts } from '../texts/audit.ts';
import { listingTexts } from '../texts/listing.ts';

/** As many as anybody pages through; a file has more. */
const mostShown = 500;
/** What still makes a file that chats take and spreadsheets open. */
const mostFiled = 100_000;

const entryNumber: Parameter<number> = {
  ...count('NUMBER', 1, Number.MAX_SAFE_INTEGER),
  expects: { en: 'the number of an entry', ru: 'номер записи' },
};

export const audit: Command = defineCommand({
  name: 'audit',
  aliases: ['аудит'],
  parameters: {
    user: optional(
      keyed(word('WHO', { en: 'PLATFORM:ID of a person, or the word me', ru: 'ПЛАТФОРМА:ID человека или слово me' })),
    ),
    since: optional(keyed(day('DATE'))),
    before: optional(keyed(entryNumber)),
    csv: flag({ en: 'the word csv: all of it as a file', ru: 'слово csv: всё одним файлом' }),
  },
  role: 'admin',
  risk: 'read',
  summary: {
    en: 'who did what with the bot, and what came of it',
    ru: 'кто что делал через бота и что из этого вышло',
  },
  details: {
    en: ['The newest first. The texts of SMS, whole phone numbers and secrets are not in it.'],
    ru: ['Сначала новые. Текстов SMS, полных номеров и секретов в нём нет.'],
  },
  examples: ['/audit', '/audit user:me since:7d', '/audit csv'],
  run: async (context, { user, since, before, csv }) => {
    const { acting, account } = context;
    const who = user === undefined ? undefined : readPerson(user, context);
    if (who !== undefined && 'sentence' in who) {
      const wrong = { line: context.message.text, command: audit, name: 'user', written: user ?? '' };
      return wrongPartReply({ ...wrong, sentence: who.sentence }, context.language);
    }
    const records = await acting.audit.list({
      ...(who && { by: who }),
      ...(since && { since: since.toZonedDateTime(account.zone).toInstant() }),
      ...(before !== undefined && { before }),
      // One more tells whether there are earlier ones.
      limit: (csv ? mostFiled : mostShown) + 1,
    });
    if (records.length === 0) return nothing(context);
    return (csv ? fileOf : show)(records, { user, since, csv }, context);
  },
});

function readPerson(written: string, { message, admission, language }: CommandContext): Person | { sentence: string } {
  const { platform } = message.in;
  if (written.toLowerCase() === 'me') return { platform, id: message.from.id };
  const read: ReadSubject = readSubject(written, admission.platforms);
  if (read.ok) return read.subject;
  const [like = ''] = admission.platforms.has(platform) ? [platform] : admission.platforms.keys();
  const { person = '' } = admission.platforms.get(like)?.examples ?? {};
  return { sentence: auditTexts[language].badPerson(`${like}:${person}`) };
}

async function show(
  records: readonly AuditRecord[],
  asked: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<Reply> {
  const { language, formats, account } = context;
  const texts = auditTexts[language];
  const shown = records.slice(0, mostShown);
  const isCut = records.length > shown.length;
  const summary = texts.found(shown.length, formats.number(shown.length));
  return showListing(context, [{ value: records, at: account.now() }], {
    name: 'audit',
    summary,
    lead: [text(summary), ...(isCut ? [note(texts.newest(formats.number(mostShown)))] : [])],
    columns: [],
    entries: shown.map((record) => entryOf(record, context)),
    fileColumns: texts.fileColumns,
    ...(isCut && { onward: onwardFrom(shown, asked, context) }),
  });
}

/** The button for those before the last one of an answer. */
function onwardFrom(
  told: readonly AuditRecord[],
  asked: Readonly<Record<string, unknown>>,
  { language }: CommandContext,
): Button {
  const command = printCommand(audit, { ...asked, before: told.at(-1)?.number });
  return { label: auditTexts[language].earlier, command };
}

function entryOf(record: AuditRecord, context: CommandContext): Entry {
  const { language, formats } = context;
  const { number, at, by, in: place, line, outcome, cost, reference } = record;
  const price = cost === undefined ? [] : [formats.money(cost.amount, cost.currency)];
  const where = place.kind === 'private' ? [] : [nameOf(place)];
  return {
    shown: {
      title: `#${number} ${formats.time(at)}`,
      facts: [
        nameOf(by),
        ...where,
        auditTexts[language].outcomes[outcome],
        ...price,
        ...(reference ? [reference] : []),
      ],
      text: line,
    },
    filed: filedOf(record, context),
  };
}

function filedOf(
  { number, at, by, in: place, command, line, outcome, cost, reference = '' }: AuditRecord,
  { account }: CommandContext,
): readonly string[] {
  const time = fileTime(at, account.zone);
  const { amount = '', currency } = cost ?? {};
  const money = [amount, currencyCode(currency)];
  return [String(number), time, nameOf(by), nameOf(place), command, line, outcome, ...money, reference];
}

async function fileOf(
  records: readonly AuditRecord[],
  asked: Readonly<Record<string, unknown>>,
  context: CommandContext,
): Promise<Reply> {
  const { account, language, formats } = context;
  const texts = auditTexts[language];
  const today = account.now().toZonedDateTimeISO(account.zone).toPlainDate().toString();
  const filed = records.slice(0, mostFiled);
  const isCut = records.length > filed.length;
  const rows = await mapInSlices(filed, (record) => filedOf(record, context));
  const file = csvFile(`audit-${today}`, texts.fileColumns, rows);
  const sentence = listingTexts[language].file(file.name, rows.length);
  return {
    summary: sentence,
    blocks: [text(sentence), ...(isCut ? [note(texts.newestFiled(formats.number(mostFiled)), 'warning')] : []), file],
    ...(isCut && { buttons: [onwardFrom(filed, asked, context)] }),
  };
}

function nothing({ language }: CommandContext): Reply {
  const { none } = auditTexts[language];
  return { summary: none, blocks: [text(none)] };
}
