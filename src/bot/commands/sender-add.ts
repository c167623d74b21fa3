import { everySender } from '../../smsc/areas/every-sender.ts';
import type { Sender } from '../../smsc/areas/senders.ts';
import { asOfNow } from '../../smsc/call.ts';
import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { inWords } from '../acting/in-words.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { Command, CommandContext } from '../command.ts';
import { documentFiles } from '../documents/document-files.ts';
import { word } from '../parameters/words.ts';
import { code, type Reply, strong, text } from '../reply.ts';
import { detailHelp, detailParameters, detailsMisfit } from '../senders/detail-parameters.ts';
import {
  detailsOf,
  isAddress,
  paidAmong,
  type SenderSettings,
  settingsBlocks,
  settingsIn,
} from '../senders/sender-settings.ts';
import { moderationWords } from '../senders/sender-words.ts';
import { buttonFor } from '../similar.ts';
import { noteAfterwards, watchAtOnce } from '../subscriptions/watch-at-once.ts';
import { senderChangeTexts, senderRefusals } from '../texts/sender-changes.ts';
import { watchingTexts } from '../texts/watching.ts';
import { senderStatus } from './sender-status.ts';

interface Addition extends SenderSettings {
  readonly name: string;
}

/** A name that was added a moment ago is among the newest. */
const newest = 50;

export const senderAdd: Command = defineAction({
  name: 'sender add',
  aliases: ['sender new'],
  parameters: { name: word('NAME', { en: 'a new sender name', ru: 'новое имя отправителя' }), ...detailParameters },
  role: 'operator',
  risk: 'change',
  takesFiles: documentFiles,
  summary: {
    en: 'add a sender name',
    ru: 'добавить имя отправителя',
  },
  details: {
    en: [
      ...detailHelp.en,
      'What is added is watched at once, but for names of subclients: this conversation is told how it goes on.',
    ],
    ru: [
      ...detailHelp.ru,
      'За добавленным именем, если оно не субклиента, бот сразу следит: что будет дальше, он сообщит в этот чат.',
    ],
  },
  examples: [
    '/sender add new_shop comment:"Shoes and bags" operators:tele2,mts_int',
    '/sender add new_shop operators:mts_step,bee_step user:sub_alex',
  ],
  check: (values, _moment, { files }) => detailsMisfit(values, files.length > 0),
  plan: async (context, { name, ...values }) => {
    const settings = await settingsIn(context, values, name);
    const taken = await findNamed(context, name, values.user);
    if (taken !== undefined) return { refused: takenReply(context, taken, values.user) };
    const payload: Addition = { name, ...(isAddress(name) && { email: {} }), ...settings };
    return { payload };
  },
  propose: async (context, { name, ...settings }) => {
    const texts = senderChangeTexts[context.language];
    return {
      summary: texts.add(name),
      blocks: [text(strong(texts.add(name))), ...settingsBlocks(context, settings)],
      goAhead: texts.addIt,
      ...(paidAmong(settings).length > 0 && { isOfUnknownCost: true as const }),
    };
  },
  perform: async (context, addition) => {
    const { name, ...settings } = addition;
    const details = await detailsOf(context, settings);
    const { senders } = context.account.client;
    const id = await inWords({ 'not-saved': senderRefusals.notAdded }, () => senders.add({ name, ...details }));
    return added(context, addition, id);
  },
  lookUp: async (context, addition) => {
    const { name, user } = addition;
    const query = { all: true, count: newest, ...(user !== undefined && { user }) };
    const { value } = await context.account.client.senders.get(query, lookingUp);
    // It was not there when the question was asked, a few minutes ago at most.
    const found = value.find((sender) => sender.name === name);
    return found === undefined ? 'not-done' : added(context, addition, found.id);
  },
});

async function findNamed(
  { account }: CommandContext,
  name: string,
  user: string | undefined,
): Promise<Sender | undefined> {
  const query = { all: true, ...(user !== undefined && { user }) };
  const { value } = await everySender(account.client.senders, query, asOfNow);
  return value.find((sender) => sender.name === name);
}

function takenReply({ language }: CommandContext, { name, moderation }: Sender, user: string | undefined): Reply {
  const texts = senderChangeTexts[language];
  const sentence = texts.taken(name, moderationWords(moderation, language));
  return {
    summary: sentence,
    tone: 'warning',
    blocks: [text(sentence)],
    buttons: [buttonFor(senderStatus, { name, user }, texts.look)],
  };
}

async function added(context: CommandContext, { name, user }: Addition, id: string): Promise<Done> {
  const { language } = context;
  const texts = senderChangeTexts[language];
  const sentence = texts.added(name, id);
  const look = buttonFor(senderStatus, { name, user }, texts.look);
  const watched =
    user === undefined
      ? await noteAfterwards(context, async () => [await watchAtOnce(context, { topic: 'sender', filters: { name } })])
      : [text(watchingTexts[language].notOfSubclients, ' ', code(look.command))];
  return { reply: { summary: sentence, tone: 'good', blocks: [text(sentence), ...watched], buttons: [look] } };
}
