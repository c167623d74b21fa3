import { defineCommand } from '../command.ts';
import { fields } from '../reply.ts';
import { whoamiTexts } from '../texts/whoami.ts';

export const whoami = defineCommand({
  name: 'whoami',
  aliases: ['ктоя'],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'who you are to the bot: your id, your role, the account',
    ru: 'кто вы для бота: ваш id, роль, аккаунт',
  },
  examples: ['/whoami'],
  run: async ({ message, role, language, account }) => {
    const texts = whoamiTexts[language];
    const person = `${message.in.platform}:${message.from.id}`;
    return {
      summary: `${person}, ${role}`,
      blocks: [
        fields([
          [texts.you, person],
          [texts.name, message.from.name],
          [texts.role, role],
          [texts.conversation, `${message.in.platform}:${message.in.id}`],
          [texts.account, account.name],
          [texts.language, texts.languageName],
        ]),
      ],
    };
  },
});
