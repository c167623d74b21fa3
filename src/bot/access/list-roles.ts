import type { CommandContext } from '../command.ts';
import type { Entry } from '../listing/listing.ts';
import { showListing } from '../listing/show-listing.ts';
import { code, type Reply, text } from '../reply.ts';
import { accessTexts } from '../texts/access.ts';
import type { Grant } from './grants.ts';
import { nameOf, type Person } from './subject.ts';

/** Who has which role: those of the settings first, then in the order in which they were given. */
export async function listRoles(context: CommandContext): Promise<Reply> {
  const { admission, account, language } = context;
  const texts = accessTexts[language].list;
  const grants = await admission.grants.list();
  const entries = [
    ...admission.admins.map((person) => entryOfAdmin(person, context)),
    ...grants.map((grant) => entryOf(grant, context)),
  ];
  if (entries.length === 0) {
    const { empty, toGive } = texts;
    return { summary: empty, blocks: [text(empty), text(toGive, ' ', code('/access grant here viewer'))] };
  }
  const summary = texts.found(entries.length);
  return showListing(context, [{ value: grants, at: account.now() }], {
    name: 'roles',
    summary,
    lead: [text(summary)],
    columns: [],
    entries,
    fileColumns: [texts.who, texts.kind, texts.role, texts.givenBy, texts.since],
  });
}

function entryOfAdmin(person: Person, { language }: CommandContext): Entry {
  const { fromAdmins, kinds } = accessTexts[language].list;
  const name = nameOf(person);
  return { shown: { title: name, facts: ['admin', fromAdmins] }, filed: [name, kinds.person, 'admin', fromAdmins, ''] };
}

function entryOf(grant: Grant, { language, formats }: CommandContext): Entry {
  const { role, kind } = grant;
  const texts = accessTexts[language].list;
  const name = nameOf(grant);
  const by = grant.by === undefined ? texts.claimed : texts.by(grant.by);
  const since = formats.time(grant.at);
  return {
    shown: { title: name, facts: [role, ...(kind === 'conversation' ? [texts.everybody] : []), by, since] },
    filed: [name, texts.kinds[kind], role, grant.by ?? texts.claimed, since],
  };
}
