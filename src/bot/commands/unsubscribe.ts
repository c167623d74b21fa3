import { type Command, defineCommand } from '../command.ts';
import { printCommand } from '../line/print.ts';
import { privacyOf } from '../privacy.ts';
import { code, note, text } from '../reply.ts';
import { numberParameter } from '../subscriptions/parse-number.ts';
import { numbered } from '../subscriptions/printed.ts';
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
  },
  role: 'operator',
  risk: 'read',
  summary: { en: 'end a subscription of this conversation', ru: 'отменить подписку этого чата' },
  examples: ['/unsubscribe #3'],
  run: async ({ message, language, notices }, { number }) => {
    const texts = subscriptionTexts[language];
    const ended = await notices.subscriptions.end(message.in, number);
    if (ended === undefined) {
      const sentence = texts.none(number);
      return {
        summary: sentence,
        tone: 'warning',
        blocks: [note(sentence, 'warning')],
        buttons: [{ label: texts.all, command: '/subscriptions' }],
      };
    }
    const what = numbered(ended, privacyOf(message));
    return {
      summary: `${texts.ended} ${what}`,
      blocks: [text(texts.ended, ' ', code(what))],
      buttons: [{ label: texts.again, command: printCommand(subscribe, { topic: ended.topic, ...ended.filters }) }],
    };
  },
});
