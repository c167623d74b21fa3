import type { CommandContext } from '../command.ts';
import { note, type Reply } from '../reply.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';

/** The answer to a number that no subscription here has. */
export function noSuchSubscription(number: number, { language }: Pick<CommandContext, 'language'>): Reply {
  const texts = subscriptionTexts[language];
  const sentence = texts.none(number);
  return {
    summary: sentence,
    tone: 'warning',
    blocks: [note(sentence, 'warning')],
    buttons: [{ label: texts.all, command: '/subscriptions' }],
  };
}
