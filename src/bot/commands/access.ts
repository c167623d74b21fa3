import { clip } from '../../lib/clip.ts';
import { authorOf, isAmong } from '../access/access.ts';
import type { Grant, Granted, Revoked } from '../access/grants.ts';
import { listRoles } from '../access/list-roles.ts';
import { isCode } from '../access/pairing.ts';
import { type Role, roles } from '../access/roles.ts';
import { nameOf, readSubject, type Subject } from '../access/subject.ts';
import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { wrongPartReply } from '../line/wrong-part.ts';
import { choice, word } from '../parameters/words.ts';
import { note, type Reply, text } from '../reply.ts';
import { accessTexts } from '../texts/access.ts';

/** How much is repeated of a platform that is none. */
const longestPlatform = 30;
/** So many conversations are named in which somebody may still ask. */
const mostNamed = 5;

const list = defineCommand({
  name: 'access list',
  aliases: ['доступ'],
  parameters: {},
  role: 'admin',
  risk: 'read',
  summary: { en: 'who has which role, by whom and since when', ru: 'у кого какая роль, от кого и с какого времени' },
  examples: ['/access list'],
  run: listRoles,
});

const grant: Command = defineCommand({
  name: 'access grant',
  aliases: ['доступ дать'],
  parameters: {
    who: word('WHO', {
      en: 'PLATFORM:ID of a person or a conversation, the word here, or the code that a stranger was given',
      ru: 'ПЛАТФОРМА:ID человека или чата, слово here или код, который бот дал незнакомцу',
    }),
    role: choice('ROLE', roles),
  },
  role: 'admin',
  risk: 'change',
  summary: {
    en: 'give a role to a person, to everybody in a conversation, or to a stranger by code',
    ru: 'дать роль человеку, всем в чате или незнакомцу по коду',
  },
  examples: ['/access grant here viewer'],
  run: async (context, { who, role }) => {
    const { message, language, admission } = context;
    const meant = isCode(who) ? { code: who } : readWho(who, context);
    if ('sentence' in meant) return refuse(grant, who, meant.sentence, context);
    const granted = await admission.grants.grant(meant, role, authorOf(message));
    if (granted.kind === 'no-such-code') return refuse(grant, who, accessTexts[language].noSuchCode, context);
    return grantedReply(granted, role, context);
  },
});

const revoke: Command = defineCommand({
  name: 'access revoke',
  aliases: ['доступ отозвать'],
  parameters: {
    who: word('WHO', {
      en: 'PLATFORM:ID of a person or a conversation, or the word here',
      ru: 'ПЛАТФОРМА:ID человека или чата или слово here',
    }),
  },
  role: 'admin',
  risk: 'change',
  summary: {
    en: 'take the role away from a person or a conversation',
    ru: 'отозвать роль у человека или чата',
  },
  examples: ['/access revoke here'],
  run: async (context, { who }) => {
    const { grants } = context.admission;
    const meant = readWho(who, context);
    if ('sentence' in meant) return refuse(revoke, who, meant.sentence, context);
    return revokedReply(await grants.revoke(meant), meant, await grants.list(), context);
  },
});

export const accessCommands: readonly Command[] = [list, grant, revoke];

/** Why a word names nobody. */
interface Wrong {
  readonly sentence: string;
}

function readWho(who: string, { message, language, admission: { platforms } }: CommandContext): Subject | Wrong {
  const { platform, id } = message.in;
  if (who.toLowerCase() === 'here') return { platform, kind: 'conversation', id };
  const texts = accessTexts[language];
  const read = readSubject(who, platforms);
  if (read.ok) return read.subject;
  if (read.problem === 'platform') {
    const known = [...platforms.keys()].join(', ');
    return { sentence: texts.unknownPlatform(clip(read.platform, longestPlatform), known) };
  }
  const like = read.problem === 'id' ? read.platform : platforms.has(platform) ? platform : [...platforms.keys()][0];
  const { person = '', conversation = '' } = platforms.get(like ?? '')?.examples ?? {};
  return { sentence: texts.badId(`${like}:${person}`, `${like}:${conversation}`) };
}

function refuse(command: Command, who: string, sentence: string, { message, language }: CommandContext): Reply {
  return wrongPartReply({ line: message.text, command, name: 'who', written: who, sentence }, language);
}

function grantedReply(
  granted: Exclude<Granted, { kind: 'no-such-code' }>,
  role: Role,
  { admission, language }: CommandContext,
): Reply {
  const texts = accessTexts[language];
  if (granted.kind === 'last-admin') return warning(texts.lastAdmin);
  const { subject, before } = granted;
  const name = nameOf(subject);
  const say = subject.kind === 'person' ? texts.given : texts.givenToAll;
  const sentence = before === role ? texts.already(name, role) : say(name, role, before);
  const isAdmin = subject.kind === 'person' && isAmong(admission.admins, subject);
  return { summary: sentence, blocks: [text(sentence), ...(isAdmin ? [note(texts.byAdmins(name))] : [])] };
}

function revokedReply(
  revoked: Revoked,
  subject: Subject,
  left: readonly Grant[],
  { admission, language }: CommandContext,
): Reply {
  const texts = accessTexts[language];
  const name = nameOf(subject);
  if (revoked.kind === 'last-admin') return warning(texts.lastAdmin);
  const isAdmin = isAmong(admission.admins, subject);
  if (revoked.kind === 'nothing') return warning(isAdmin ? texts.byAdmins(name) : texts.hasNone(name));
  const sentence = texts.taken(name, revoked.role);
  const shared = left.filter(({ kind, platform }) => kind === 'conversation' && platform === subject.platform);
  const named = shared.slice(0, mostNamed).map(nameOf).join(', ') + (shared.length > mostNamed ? ', …' : '');
  return {
    summary: sentence,
    blocks: [
      text(sentence),
      ...(isAdmin ? [note(texts.byAdmins(name), 'warning')] : []),
      ...(subject.kind === 'person' && shared.length > 0 ? [note(texts.stillThere(named))] : []),
    ],
  };
}

function warning(sentence: string): Reply {
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}
