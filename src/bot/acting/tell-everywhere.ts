import { reached } from '../../lib/steps.ts';
import { type Conversation, isSameChat } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import type { Reply } from '../reply.ts';
import type { Confirmation } from './confirmation.ts';

/** What is said, in the language of who reads it. */
export type Written = (language: Language) => Reply;

/**
 * Shows what came of something where it was asked for and on every card that asks for an approval.
 *
 * @returns what the pressed message shows
 * @throws StorageError
 */
export async function tellEverywhere(
  context: CommandContext,
  confirmation: Confirmation,
  written: Written,
): Promise<Reply> {
  const { in: place, posted, language } = confirmation;
  if (!isSameChat(place, context.message.in)) {
    await show(context, place, posted, written(language));
    reached('outcome:shown');
  }
  await tellCards(context, confirmation.id, written);
  reached('outcome:told');
  return written(context.language);
}

/** Shows it on the cards alone, but for one that was pressed; none has buttons any more. @throws StorageError */
export async function tellCards(context: CommandContext, confirmation: string, written: Written): Promise<void> {
  for (const { in: place, posted, language } of await context.acting.cards.of(confirmation)) {
    if (isSameChat(place, context.message.in)) continue;
    await show(context, place, posted, { ...written(language), buttons: [] });
  }
}

/**
 * Shows a reply in another conversation. A failure is logged, as there is nobody to tell.
 *
 * @param posted - the message in whose place it goes
 * @returns the message that shows it; `undefined` when nobody knows one
 */
export async function show(
  { acting, log }: CommandContext,
  place: Conversation,
  posted: string | undefined,
  reply: Reply,
): Promise<string | undefined> {
  try {
    if (posted === undefined) return await acting.messenger.post(place, reply);
    return (await acting.messenger.edit(place, posted, reply)) ?? posted;
  } catch (err) {
    log.warn({ err, platform: place.platform }, 'what became of an action could not be shown');
    return undefined;
  }
}
