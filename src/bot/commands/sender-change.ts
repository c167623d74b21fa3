import { everySender } from '../../smsc/areas/every-sender.ts';
import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { inWords } from '../acting/in-words.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { Command, CommandContext, Misfit } from '../command.ts';
import { documentFiles } from '../documents/document-files.ts';
import { word } from '../parameters/words.ts';
import { strong, text } from '../reply.ts';
import { type DetailValues, detailHelp, detailParameters, detailsMisfit } from '../senders/detail-parameters.ts';
import { findSender } from '../senders/find-sender.ts';
import { detailsOf, paidAmong, type SenderSettings, settingsBlocks, settingsIn } from '../senders/sender-settings.ts';
import { buttonFor } from '../similar.ts';
import { senderChangeTexts, senderRefusals } from '../texts/sender-changes.ts';
import { senderStatus } from './sender-status.ts';

/** By id, so that another name that comes to be called the same is left alone. */
interface Change {
  readonly id: string;
  readonly name: string;
  readonly settings: SenderSettings;
  /** Where it was registered before. */
  readonly before: readonly string[];
}

export const senderChange: Command = defineAction({
  name: 'sender change',
  aliases: ['sender edit'],
  parameters: {
    name: word('NAME|ID', { en: 'a sender name or its id', ru: 'имя отправителя или его id' }),
    ...detailParameters,
  },
  role: 'operator',
  risk: 'change',
  takesFiles: documentFiles,
  summary: {
    en: 'change the details of a sender name, or add operators',
    ru: 'изменить сведения об имени отправителя, добавить операторов',
  },
  details: detailHelp,
  examples: ['/sender change my_shop comment:"Shoes only"', '/sender change my_shop operators:bee_step,mts_int'],
  check: (values, _moment, { files }) =>
    detailsMisfit(values, files.length > 0) ?? nothingToChange(values, files.length),
  plan: async (context, asked) => {
    const found = await findSender(context, asked, senderChange);
    if ('refused' in found) return found;
    const { id, name } = found.sender;
    const settings = await settingsIn(context, asked, name);
    const payload: Change = { id, name, settings, before: await registeredAt(context, id, settings) };
    return { payload };
  },
  propose: async (context, { id, name, settings }) => {
    const texts = senderChangeTexts[context.language];
    return {
      summary: texts.change(name),
      blocks: [text(strong(texts.change(name))), ...settingsBlocks(context, settings, id)],
      goAhead: texts.changeIt,
      ...(paidAmong(settings).length > 0 && { isOfUnknownCost: true as const }),
    };
  },
  perform: async (context, change) => {
    const details = await detailsOf(context, change.settings);
    const { senders } = context.account.client;
    await inWords({ 'not-found': senderRefusals.gone }, () => senders.change({ id: change.id, ...details }));
    return changed(context, change);
  },
  lookUp: async (context, change) => {
    const { id, settings, before } = change;
    const fresh = (settings.operators ?? []).filter((key) => !before.includes(key));
    // Of a comment and of documents the provider tells nothing.
    if (fresh.length === 0) return undefined;
    const { user } = settings;
    const { value } = await context.account.client.senders.get(
      { all: true, operators: true, count: 1, before: String(BigInt(id) + 1n), ...(user !== undefined && { user }) },
      lookingUp,
    );
    const now = value.find((sender) => sender.id === id);
    if (now === undefined) return undefined;
    if (fresh.every((key) => Object.hasOwn(now.operators, key))) return changed(context, change);
    return fresh.some((key) => Object.hasOwn(now.operators, key)) ? undefined : 'not-done';
  },
});

function nothingToChange({ user: _user, ...values }: DetailValues, fileCount: number): Misfit | undefined {
  if (fileCount > 0 || Object.entries(values).some(([name, value]) => name !== 'name' && value !== undefined)) {
    return undefined;
  }
  return {
    parameter: 'name',
    reason: {
      en: 'Say what to change: comment:, operators:, owner:, or attach a document.',
      ru: 'Скажите, что изменить: comment:, operators:, owner:, или приложите документ.',
    },
  };
}

/** Only what is to be registered anew tells afterwards whether it was done. */
async function registeredAt(
  { account }: CommandContext,
  id: string,
  { operators, user }: SenderSettings,
): Promise<readonly string[]> {
  if (operators === undefined) return [];
  const query = { all: true, operators: true, ...(user !== undefined && { user }) };
  const { value } = await everySender(account.client.senders, query);
  return Object.keys(value.find((sender) => sender.id === id)?.operators ?? {});
}

function changed({ language }: CommandContext, { name, settings: { user } }: Change): Done {
  const texts = senderChangeTexts[language];
  const sentence = texts.changed(name);
  const buttons = [buttonFor(senderStatus, { name, user }, texts.look)];
  return { reply: { summary: sentence, tone: 'good', blocks: [text(sentence)], buttons } };
}
