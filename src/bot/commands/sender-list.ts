import { clip } from '../../lib/clip.ts';
import { mapInSlices } from '../../lib/slices.ts';
import { everySender } from '../../smsc/areas/every-sender.ts';
import type { Sender } from '../../smsc/areas/senders.ts';
import type { Answer } from '../../smsc/call.ts';
import { senderStatuses } from '../../smsc/codes.ts';
import { SmscError, type SmscErrorCode } from '../../smsc/error.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { dated } from '../freshness.ts';
import { printCommand } from '../line/print.ts';
import type { Entry } from '../listing/listing.ts';
import { showListing } from '../listing/show-listing.ts';
import { day } from '../parameters/days.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { flag, word } from '../parameters/words.ts';
import { code, note, type Reply, type TableBlock, text } from '../reply.ts';
import { moderationWord, moderationWords, operatorWords, plainStatusWords } from '../senders/sender-words.ts';
import { countMarks } from '../senders/status-marks.ts';
import { notYetSince } from '../statistics/statistics-span.ts';
import { type SenderScope, senderTexts } from '../texts/senders.ts';

/** How much is repeated of a word or login that finds nothing. */
const longestWord = 60;
/** The provider's most for one answer; names by their changes cannot be asked for page by page. */
const mostChanged = 15_000;
/** How a login that is no subclient may be refused; no page says it. */
const aboutSubclient: ReadonlySet<SmscErrorCode> = new Set(['bad-parameters', 'not-found', 'no-such-subclient']);

interface Asked {
  readonly all?: true | undefined;
  readonly operators?: true | undefined;
  readonly since?: Temporal.PlainDate | undefined;
  readonly user?: string | undefined;
  readonly find?: string | undefined;
}

export const senderList = defineCommand({
  name: 'sender list',
  aliases: ['senders', 'имена'],
  parameters: {
    all: flag({ en: 'the word all: names of every state', ru: 'слово all: имена во всех состояниях' }),
    operators: flag({ en: 'the word operators: with their states there', ru: 'слово operators: со статусами у них' }),
    since: optional(keyed(day('DAY'))),
    user: optional(keyed(word('SUBCLIENT', { en: 'the login of a subclient', ru: 'логин субклиента' }))),
    find: optional(keyed(word('WORD', { en: 'a part of the name', ru: 'часть имени' }))),
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'the sender names and their moderation',
    ru: 'имена отправителя и их модерация',
  },
  details: {
    en: ['With all it lists those too that wait or are disabled; with since: those that changed since that day.'],
    ru: ['С all — также имена, которые ждут или отключены; с since: — те, что изменились с этого дня.'],
  },
  examples: ['/sender list', '/sender list all operators', '/sender list since:30d', '/sender list find:shop'],
  check: ({ since }, moment) => since && notYetSince(since, 'since', moment),
  run: async (context, asked) => {
    try {
      return await list(context, asked);
    } catch (error) {
      const { user } = asked;
      if (user === undefined || !(error instanceof SmscError) || !aboutSubclient.has(error.code)) throw error;
      const sentence = senderTexts[context.language].list.noSubclient(clip(user, longestWord));
      return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
    }
  },
});

async function list(context: CommandContext, asked: Asked): Promise<Reply> {
  const { answers, senders } = await ask(context, asked);
  const wanted = asked.find?.toLowerCase();
  const found = wanted === undefined ? senders : senders.filter(({ name }) => name.toLowerCase().includes(wanted));
  if (found.length === 0) return nothing(context, asked, answers);
  const { language, formats } = context;
  const texts = senderTexts[language].list;
  const head = texts.found(found.length, scopeOf(context, asked));
  const summary = asked.all ? `${head}: ${texts.byState(statesOf(found, context))}` : head;
  const isFull = asked.since !== undefined && senders.length >= mostChanged;
  const keys = [...new Set(found.flatMap(({ operators }) => Object.keys(operators)))].sort();
  const entries = await mapInSlices(found, (sender) => entryOf(sender, keys, asked, context));
  return showListing(context, answers, {
    name: 'senders',
    summary,
    lead: [
      text(summary),
      ...(isFull ? [note(texts.full(formats.number(mostChanged)), 'warning')] : []),
      ...(isWithOperators(asked) ? [note(texts.marks)] : []),
    ],
    columns: columnsOf(asked, context),
    entries,
    fileColumns: [
      texts.name,
      senderTexts[language].id,
      ...(asked.all ? [senderTexts[language].moderation] : []),
      ...keys.map((key) => operatorWords(key, language)),
    ],
  });
}

/** The states at the operators come without the moderation, so both take a call of their own. */
async function ask(
  { account }: CommandContext,
  asked: Asked,
): Promise<{ readonly answers: readonly Answer<unknown>[]; readonly senders: readonly Sender[] }> {
  const { senders } = account.client;
  const { all, user, since } = asked;
  const whose = { ...(all && { all }), ...(user !== undefined && { user }) };
  const isMixed = isWithOperators(asked) && all === true;
  const [main, moderated] = await Promise.all([
    since === undefined
      ? everySender(senders, { ...whose, ...(isWithOperators(asked) && { operators: true }) })
      : senders.get({ ...whose, operators: true, changedSince: since, count: mostChanged }),
    isMixed ? everySender(senders, whose) : undefined,
  ]);
  if (moderated === undefined) return { answers: [main], senders: main.value };
  const moderations = new Map(moderated.value.map(({ id, moderation }) => [id, moderation]));
  const both = main.value.map((sender) => ({ ...sender, moderation: moderations.get(sender.id) ?? sender.moderation }));
  return { answers: [main, moderated], senders: both };
}

function isWithOperators({ operators, since }: Asked): boolean {
  return operators === true || since !== undefined;
}

function columnsOf(asked: Asked, { language }: CommandContext): TableBlock['columns'] {
  const texts = senderTexts[language];
  const name = { title: texts.list.name };
  const id = { title: texts.id, align: 'right' } as const;
  if (!isWithOperators(asked)) return [name, id, ...(asked.all ? [{ title: texts.moderation }] : [])];
  // All four side by side would be too wide for a telephone; the file has them.
  return [name, asked.all ? { title: texts.moderation } : id, { title: texts.list.counts }];
}

function entryOf(sender: Sender, keys: readonly string[], asked: Asked, { language }: CommandContext): Entry {
  const { name, id, moderation, operators } = sender;
  const state = moderationWord(moderation, language);
  const counts = countMarks(senderStatuses, Object.values(operators));
  const shown = isWithOperators(asked)
    ? [name, asked.all ? state : id, counts === '' ? '–' : counts]
    : [name, id, ...(asked.all ? [state] : [])];
  const filed = keys.map((key) => {
    const status = Object.hasOwn(operators, key) ? operators[key] : undefined;
    return status === undefined ? '' : plainStatusWords(status, language);
  });
  return { shown, filed: [name, id, ...(asked.all ? [moderationWords(moderation, language)] : []), ...filed] };
}

/** How many names are in each state, the most frequent first. */
function statesOf(senders: readonly Sender[], { language }: CommandContext): readonly (readonly [number, string])[] {
  const counts = new Map<string, number>();
  for (const { moderation } of senders) {
    const state = moderationWords(moderation, language);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, count]) => [count, state] as const).sort(([one], [other]) => other - one);
}

function scopeOf({ formats }: CommandContext, { all, user, find, since }: Asked): SenderScope {
  return {
    all: all === true,
    user: user === undefined ? undefined : clip(user, longestWord),
    find: find === undefined ? undefined : clip(find, longestWord),
    since: since === undefined ? undefined : formats.day(since),
  };
}

function nothing(context: CommandContext, asked: Asked, answers: readonly Answer<unknown>[]): Reply {
  const texts = senderTexts[context.language].list;
  const sentence = texts.none(scopeOf(context, asked));
  const wider = printCommand(senderList, { ...asked, all: true });
  return {
    summary: sentence,
    tone: 'warning',
    blocks: dated([text(sentence), ...(asked.all ? [] : [text(texts.everyState, ' ', code(wider))])], answers, context),
    buttons: asked.all ? [] : [{ label: 'all', command: wider }],
  };
}
