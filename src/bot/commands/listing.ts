import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { csvFile } from '../listing/csv.ts';
import type { KeptListing } from '../listing/kept-listings.ts';
import { showPage } from '../listing/show-listing.ts';
import { count } from '../parameters/counts.ts';
import { optional } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { note, type Reply, text } from '../reply.ts';
import { listingTexts } from '../texts/listing.ts';

const listing = word('LISTING', { en: 'the id of kept pages', ru: 'id сохранённых страниц' });
const mostPages = 100_000;

const page = defineCommand({
  name: 'page',
  aliases: [],
  parameters: { listing, page: optional(count('PAGE', 1, mostPages)) },
  role: 'viewer',
  risk: 'read',
  hidden: true,
  replaces: true,
  summary: { en: 'another page of an answer', ru: 'другая страница ответа' },
  examples: [],
  run: async (context, { listing: id, page: wanted = 1 }) =>
    withListing(context, id, 'shared', (kept) => showPage(context, kept, wanted)),
});

const csv = defineCommand({
  name: 'csv',
  aliases: [],
  parameters: { listing },
  role: 'viewer',
  risk: 'read',
  hidden: true,
  summary: { en: 'an answer as a CSV file', ru: 'ответ в виде файла CSV' },
  examples: [],
  run: async (context, { listing: id }) => withListing(context, id, 'shared', (kept) => csvOf(context, kept)),
});

const show = defineCommand({
  name: 'show',
  aliases: [],
  parameters: { listing, page: optional(count('PAGE', 1, mostPages)) },
  role: 'operator',
  risk: 'read',
  hidden: true,
  summary: { en: 'an answer with nothing covered, for you alone', ru: 'ответ без скрытых мест, только для вас' },
  examples: [],
  run: async (context, { listing: id, page: wanted = 1 }) =>
    withListing(context, id, 'private', async (kept) => {
      const reply = await showPage(context, kept, wanted);
      const blocks = [...reply.blocks, note(listingTexts[context.language].forYou)];
      const reveals = [kept.name, ...(kept.events === undefined ? [] : [kept.events])].join(' ');
      return { ...reply, blocks, buttons: [], reveals, audience: 'asker' };
    }),
});

export const listingCommands: readonly Command[] = [page, csv, show];

/** @param kind - a private listing is shown by `/show` alone, which answers the asker alone */
async function withListing(
  { message, listings, language }: CommandContext,
  id: string,
  kind: 'shared' | 'private',
  answer: (kept: KeptListing) => Promise<Reply>,
): Promise<Reply> {
  const kept = await listings.find(message, id);
  if (kept !== undefined && (kept.isPrivate === true) === (kind === 'private')) return answer(kept);
  const { gone } = listingTexts[language];
  return { summary: gone, tone: 'warning', blocks: [text(gone)] };
}

async function csvOf(context: CommandContext, kept: KeptListing): Promise<Reply> {
  const { account, language, listings } = context;
  const entries = await listings.entries(kept, 0, kept.count);
  const day = account.now().toZonedDateTimeISO(account.zone).toPlainDate().toString();
  const file = csvFile(
    `${kept.name}-${day}`,
    kept.fileColumns,
    entries.map(({ filed }) => filed),
  );
  const sentence = listingTexts[language].file(file.name, kept.count);
  return { summary: sentence, blocks: [text(sentence), file] };
}
