import { authorOf, isAmong } from '../access/access.ts';
import { allowedTo } from '../accounts/accounts.ts';
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
    en: 'who you are to the bot: your id, your role and where it comes from, the account',
    ru: 'кто вы для бота: ваш id, роль и откуда она, аккаунт',
  },
  examples: ['/whoami'],
  run: async (context) => {
    const { message, role, language, account } = context;
    const texts = whoamiTexts[language];
    const person = `${message.in.platform}:${message.from.id}`;
    return {
      summary: `${person}, ${role}`,
      blocks: [
        fields([
          [texts.you, person],
          [texts.name, message.from.name],
          [texts.role, role],
          [texts.from, await sourceOf(context)],
          [texts.conversation, `${message.in.platform}:${message.in.id}`],
          [texts.account, account.name],
          [texts.accounts, await accountsOf(context)],
          [texts.language, texts.languageName],
        ]),
      ],
    };
  },
});

/** All that the author may ask anything of, where there are several. */
async function accountsOf({ accounts, message }: CommandContext): Promise<string | undefined> {
  if (accounts === undefined) return undefined;
  return (await allowedTo(message, accounts)).map(({ account, role }) => `${account.name} (${role})`).join(', ');
}

/** How the author came by the role: everything that gives one, as the highest counts. */
async function sourceOf({ message, admission, language }: CommandContext): Promise<string> {
  const texts = whoamiTexts[language];
  const grants = await admission.grants.of(message);
  const given = grants.map(({ kind, role, by }) =>
    kind === 'person' ? texts.own(role, by) : texts.ofConversation(role, by),
  );
  const all = isAmong(admission.admins, authorOf(message)) ? ['ADMINS', ...given] : given;
  return all.length === 0 ? texts.ofPlace : all.join('; ');
}
