import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { Command } from '../command.ts';
import type { Language } from '../language.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { fields, note, strong, text } from '../reply.ts';
import { findSender } from '../senders/find-sender.ts';
import { moderationWords } from '../senders/sender-words.ts';
import { senderChangeTexts } from '../texts/sender-changes.ts';
import { senderTexts } from '../texts/senders.ts';

/** By id, so that another name that comes to be called the same is left alone. */
interface Deletion {
  readonly id: string;
  readonly name: string;
  readonly moderation: number | null;
  readonly user: string | null;
}

export const senderDelete: Command = defineAction({
  name: 'sender delete',
  aliases: ['sender remove'],
  parameters: {
    name: word('NAME|ID', { en: 'a sender name or its id', ru: 'имя отправителя или его id' }),
    user: optional(keyed(word('SUBCLIENT', { en: 'the login of a subclient', ru: 'логин субклиента' }))),
  },
  role: 'operator',
  risk: 'destroy',
  summary: { en: 'delete a sender name', ru: 'удалить имя отправителя' },
  details: {
    en: ['It cannot be undone: a new name of the same letters has to pass moderation again.'],
    ru: ['Это нельзя отменить: новому имени с тем же написанием придётся снова пройти модерацию.'],
  },
  examples: ['/sender delete my_shop', '/sender delete AlexStore user:sub_alex'],
  plan: async (context, asked) => {
    const found = await findSender(context, asked, senderDelete);
    if ('refused' in found) return found;
    const { id, name, moderation = null } = found.sender;
    const payload: Deletion = { id, name, moderation, user: asked.user ?? null };
    return { payload };
  },
  propose: async ({ language }, { id, name, moderation, user }) => {
    const texts = senderChangeTexts[language];
    return {
      summary: texts.delete(name),
      blocks: [
        text(strong(texts.delete(name))),
        fields([
          [senderTexts[language].moderation, moderationWords(moderation ?? undefined, language)],
          [senderTexts[language].id, id],
          [senderTexts[language].subclient, user ?? undefined],
        ]),
        note(texts.cannotBeUndone, 'warning'),
      ],
      goAhead: texts.deleteIt,
      typed: name,
    };
  },
  perform: async ({ account, language }, { id, name, user }) => {
    await account.client.senders.delete({ id, ...(user !== null && { user }) });
    return deleted(name, language);
  },
  lookUp: async ({ account, language }, { id, name, user }) => {
    const { value } = await account.client.senders.get(
      { all: true, ...(user !== null && { user }), count: 1, before: String(BigInt(id) + 1n) },
      lookingUp,
    );
    return value.some((sender) => sender.id === id) ? 'not-done' : deleted(name, language);
  },
});

function deleted(name: string, language: Language): Done {
  const sentence = senderChangeTexts[language].deleted(name);
  return { reply: { summary: sentence, tone: 'good', blocks: [text(sentence)] } };
}
