import { clip } from '../../lib/clip.ts';
import { nearest } from '../../lib/edit-distance.ts';
import { everySender } from '../../smsc/areas/every-sender.ts';
import type { Sender } from '../../smsc/areas/senders.ts';
import { defineCommand } from '../command.ts';
import { dated } from '../freshness.ts';
import type { Language } from '../language.ts';
import { keyed, optional } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { fields, note, type Reply, strong, table, text } from '../reply.ts';
import { seenChanges } from '../senders/seen-changes.ts';
import { moderationWords, operatorCells, replacedAt, statusWord } from '../senders/sender-words.ts';
import { buttonFor, nothingFound } from '../similar.ts';
import { watchButton } from '../subscriptions/watch-button.ts';
import { senderTexts } from '../texts/senders.ts';

/** How much is repeated of a name that does not exist. */
const longestName = 60;

export const senderStatus = defineCommand({
  name: 'sender status',
  aliases: ['sender show'],
  parameters: {
    name: word('NAME', { en: 'a sender name', ru: 'имя отправителя' }),
    user: optional(keyed(word('SUBCLIENT', { en: 'the login of a subclient', ru: 'логин субклиента' }))),
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'a sender name: moderation and its status at each operator',
    ru: 'имя отправителя: модерация и статус у каждого оператора',
  },
  examples: ['/sender status my_shop', '/sender status AlexStore user:sub_alex'],
  run: async (context, { name, user }) => {
    const { senders } = context.account.client;
    const whose = user === undefined ? {} : { user };
    const [moderated, registered] = await Promise.all([
      everySender(senders, { ...whose, all: true }),
      everySender(senders, { ...whose, all: true, operators: true }),
    ]);
    const found = find(moderated.value, name);
    if (found === undefined) {
      const reply = notFound(context.language, name, user, moderated.value);
      return { ...reply, blocks: dated(reply.blocks, [moderated, registered], context) };
    }
    const atOperators = registered.value.find((sender) => sender.id === found.id);
    const reply = describe(found, atOperators, user, context.language);
    // The names of subclients are not watched.
    const [changes, buttons] =
      user === undefined
        ? await Promise.all([
            seenChanges(found.id, context),
            watchButton({ topic: 'sender', name: found.name }, context),
          ])
        : [[], []];
    return { ...reply, blocks: dated([...reply.blocks, ...changes], [moderated, registered], context), buttons };
  },
});

/** The name as typed, or the one that differs only in the case of its letters. */
function find(senders: readonly Sender[], name: string): Sender | undefined {
  const exact = senders.find((sender) => sender.name === name);
  return exact ?? senders.find((sender) => sender.name.toLowerCase() === name.toLowerCase());
}

function describe(
  sender: Sender,
  atOperators: Sender | undefined,
  user: string | undefined,
  language: Language,
): Reply {
  const texts = senderTexts[language];
  const moderation = moderationWords(sender.moderation, language);
  const statuses = Object.entries(atOperators?.operators ?? {});
  const replacements = Object.entries(atOperators?.replacements ?? {});
  const rows = statuses.map(([key, status]) => [...operatorCells(key, language), statusWord(status, language)]);
  const columns = [{ title: texts.where }, { title: texts.registration }, { title: texts.status }];
  return {
    summary: texts.summary(sender.name, moderation),
    blocks: [
      text(strong(sender.name)),
      fields([
        [texts.moderation, moderation, sender.moderation === 1 ? 'good' : 'warning'],
        [texts.id, sender.id],
        [texts.subclient, user],
        ...replacements.map(([key, name]) => [texts.replacement, `${name} (${replacedAt(key, language)})`] as const),
      ]),
      rows.length === 0 ? note(texts.noOperators) : table(columns, rows),
    ],
  };
}

function notFound(language: Language, name: string, user: string | undefined, senders: readonly Sender[]): Reply {
  const texts = senderTexts[language];
  const similar = nearest(
    name,
    senders.map((sender) => sender.name),
  );
  const shown = clip(name, longestName);
  const sentence = user === undefined ? texts.notFound(shown) : texts.notFoundOf(shown, clip(user, longestName));
  return nothingFound({
    sentence,
    heading: texts.similar,
    similar: similar.map((other) => buttonFor(senderStatus, { name: other, user }, other)),
  });
}
