import { clip } from '../../lib/clip.ts';
import { authorOf, isAmong } from '../access/access.ts';
import type { Grant, Granted, Revoked } from '../access/grants.ts';
import { listRoles } from '../access/list-roles.ts';
import { isCode } from '../access/pairing.ts';
import { type Role, roles } from '../access/roles.ts';
import { nameOf, type Person, readSubject, type Subject } from '../access/subject.ts';
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
    en: 'give a role to a person or a conversation',
    ru: 'дать роль человеку или всем в чате',
  },
  details: {
    en: [
      'A viewer asks, an operator acts on the account and subscribes, an admin also decides who may do what. The role of a conversation is that of everybody in it; the highest role counts.',
      'Everybody with a role is told their PLATFORM:ID by /whoami, and that of the conversation. A stranger is told a code, which can be given in place of it.',
    ],
    ru: [
      'viewer спрашивает, operator действует на аккаунте и подписывает чаты, admin ещё и решает, кому что можно. Роль чата есть у всех в нём; действует высшая из ролей.',
      'Свой ПЛАТФОРМА:ID и ID чата каждый, у кого есть роль, узнаёт командой /whoami. Незнакомцу бот даёт код, который можно указать вместо ID.',
    ],
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
  details: {
    en: ['Other roles stay: the one through another conversation, and that of the ADMINS in the settings.'],
    ru: ['Остальные роли остаются: через другие чаты и от ADMINS в настройках.'],
  },
  examples: ['/access revoke here'],
  run: async (context, { who }) => {
    const { grants } = context.admission;
    const meant = readWho(who, context);
    if ('sentence' in meant) return refuse(revoke, who, meant.sentence, context);
    const revoked = await grants.revoke(meant);
    const left = await grants.list();
    return revokedReply(revoked, meant, { left, linked: await linkedWith(meant, left, context) }, context);
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
  { left, linked }: { readonly left: readonly Grant[]; readonly linked: readonly Person[] },
  { admission, language }: CommandContext,
): Reply {
  const texts = accessTexts[language];
  const name = nameOf(subject);
  if (revoked.kind === 'last-admin') return warning(texts.lastAdmin);
  const isAdmin = isAmong(admission.admins, subject);
  const linkedNote =
    linked.length === 0 ? [] : [note(texts.stillLinked(name, linked.map(nameOf).join(', ')), 'warning')];
  if (revoked.kind === 'nothing') {
    const reply = warning(isAdmin ? texts.byAdmins(name) : texts.hasNone(name));
    return { ...reply, blocks: [...reply.blocks, ...linkedNote] };
  }
  const sentence = texts.taken(name, revoked.role);
  const shared = left.filter(({ kind, platform }) => kind === 'conversation' && platform === subject.platform);
  const named = shared.slice(0, mostNamed).map(nameOf).join(', ') + (shared.length > mostNamed ? ', …' : '');
  return {
    summary: sentence,
    blocks: [
      text(sentence),
      ...(isAdmin ? [note(texts.byAdmins(name), 'warning')] : []),
      ...linkedNote,
      ...(subject.kind === 'person' && shared.length > 0 ? [note(texts.stillThere(named))] : []),
    ],
  };
}

/** Who is the same human being and has a role still. */
async function linkedWith(
  subject: Subject,
  left: readonly Grant[],
  { admission }: CommandContext,
): Promise<readonly Person[]> {
  if (subject.kind !== 'person') return [];
  const [, ...others] = await admission.links.of(subject);
  const holders = [...left.filter(({ kind }) => kind === 'person'), ...admission.admins];
  return others.filter((other) => isAmong(holders, other));
}

function warning(sentence: string): Reply {
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}
