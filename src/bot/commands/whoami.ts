import { authorOf, isAmong } from '../access/access.ts';
import { nameOf, type Person } from '../access/subject.ts';
import { shownTo } from '../accounts/accounts.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { fields } from '../reply.ts';
import { whoamiTexts } from '../texts/whoami.ts';

export const whoami = defineCommand({
  name: 'whoami',
  aliases: ['ктоя'],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'who you are to the bot: id, role and its source, account',
    ru: 'кто вы для бота: id, роль и откуда она, аккаунт',
  },
  examples: ['/whoami'],
  run: async (context) => {
    const { message, role, language, account } = context;
    const texts = whoamiTexts[language];
    const author = authorOf(message);
    const person = nameOf(author);
    const [, ...others] = await context.admission.links.of(author);
    return {
      summary: `${person}, ${role}`,
      blocks: [
        fields([
          [texts.you, person],
          [texts.alsoYou, others.length === 0 ? undefined : others.map(nameOf).join(', ')],
          [texts.name, message.from.name],
          [texts.role, role],
          [texts.from, await sourceOf(context, others)],
          [texts.conversation, `${message.in.platform}:${message.in.id}`],
          [texts.account, account.name],
          [texts.accounts, await accountsOf(context)],
          [texts.language, texts.languageName],
        ]),
      ],
    };
  },
});

/** All that the author may ask anything of, where there are several accounts. */
async function accountsOf({ accounts, message }: CommandContext): Promise<string | undefined> {
  if (accounts === undefined || accounts.all.length === 1) return undefined;
  return (await shownTo(message, accounts)).map(({ account, role }) => `${account.name} (${role})`).join(', ');
}

/** How the author came by the role: everything that gives one, as the highest counts. */
async function sourceOf({ message, admission, language }: CommandContext, others: readonly Person[]): Promise<string> {
  const texts = whoamiTexts[language];
  const given = (await admission.grants.of(message, others)).map((grant) => {
    if (grant.kind === 'conversation') return texts.ofConversation(grant.role, grant.by);
    return isAmong(others, grant) ? `${nameOf(grant)} (${grant.role})` : texts.own(grant.role, grant.by);
  });
  const linkedAdmins = others.filter((other) => isAmong(admission.admins, other)).map(nameOf);
  const admins = isAmong(admission.admins, authorOf(message))
    ? ['ADMINS']
    : linkedAdmins.map((each) => `ADMINS (${each})`);
  const all = [...admins, ...given];
  return all.length === 0 ? texts.ofPlace : all.join('; ');
}
