import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { printCommand } from '../line/print.ts';
import { flag } from '../parameters/words.ts';
import { privacyOf } from '../privacy.ts';
import { code, type Reply, text } from '../reply.ts';
import { noSuchSubscription } from '../subscriptions/no-such.ts';
import { isOwn, placeWords } from '../subscriptions/own-subscriptions.ts';
import { numberParameter } from '../subscriptions/parse-number.ts';
import { numbered } from '../subscriptions/printed.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import { subscribe } from './subscribe.ts';

export const unsubscribe: Command = defineCommand({
  name: 'unsubscribe',
  aliases: ['отписаться'],
  parameters: {
    number: numberParameter('#NUMBER', {
      en: 'the number of a subscription in /subscriptions, such as #3',
      ru: 'номер подписки из /subscriptions, например #3',
    }),
    anywhere: flag({
      en: 'the word anywhere: also one of yours in another conversation',
      ru: 'слово anywhere: и ваша подписка в другом чате',
    }),
  },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'end a subscription of this conversation',
    ru: 'отменить подписку этого чата',
  },
  examples: ['/unsubscribe #3'],
  run: async (context, { number, anywhere: isAnywhere }) => {
    const { message, language, notices } = context;
    const texts = subscriptionTexts[language];
    const ended = await notices.subscriptions.end(message.in, number);
    if (ended !== undefined) {
      const again = printCommand(subscribe, { topic: ended.topic, ...ended.filters });
      return { ...told(ended, texts.ended, context), buttons: [{ label: texts.again, command: again }] };
    }
    const elsewhere = isAnywhere ? await endElsewhere(number, context) : undefined;
    if (elsewhere !== undefined) return told(elsewhere, texts.endedThere(placeWords(elsewhere.in, context)), context);
    return noSuchSubscription(number, context);
  },
});

/** One of another conversation, which only those may end who may see to it. @throws StorageError */
async function endElsewhere(number: number, context: CommandContext): Promise<Subscription | undefined> {
  const { subscriptions } = context.notices;
  const found = await subscriptions.get(number);
  return found !== undefined && isOwn(found, context) ? subscriptions.end(found.in, number) : undefined;
}

function told(ended: Subscription, sentence: string, { message }: CommandContext): Reply {
  const what = numbered(ended, privacyOf(message));
  return { summary: `${sentence} ${what}`, blocks: [text(sentence, ' ', code(what))] };
}
