import { includes } from '../access/roles.ts';
import { nameOf } from '../access/subject.ts';
import type { Conversation } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import { type Block, type Button, items, note, strong, text } from '../reply.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import type { Subscription } from './subscription.ts';
import { subscriptionItem } from './subscription-item.ts';

const mostShown = 10;

/** What somebody may see to wherever it is told: what they made, and for admins all there is. */
export function isOwn({ by }: Subscription, { message, role }: Pick<CommandContext, 'message' | 'role'>): boolean {
  return role === 'admin' || (by.platform === message.in.platform && by.id === message.from.id);
}

/**
 * The subscriptions that somebody may see to, wherever they are told, with a button for each that ends it; nothing where
 * there is none, or where somebody may not subscribe. What does not work comes first.
 *
 * @throws StorageError
 */
export async function ownSubscriptions(
  context: CommandContext,
): Promise<{ readonly blocks: readonly Block[]; readonly buttons: readonly Button[] }> {
  const { language, formats, notices } = context;
  const texts = subscriptionTexts[language];
  const all = includes(context.role, 'operator') ? await notices.subscriptions.list() : [];
  const own = all.filter((one) => isOwn(one, context));
  const inOrder = [...own.filter(({ state }) => state !== 'active'), ...own.filter(({ state }) => state === 'active')];
  const shown = inOrder.slice(0, mostShown);
  const left = own.length - shown.length;
  if (shown.length === 0) return { blocks: [], buttons: [] };
  const listed = shown.map((one) => subscriptionItem(one, context, [placeWords(one.in, context)]));
  return {
    blocks: [
      text(strong(texts.list.own)),
      items(listed),
      ...(left > 0 ? [note(texts.list.more(left, formats.number(left)))] : []),
    ],
    buttons: shown.map(({ number }) => ({ label: texts.end(number), command: `/unsubscribe #${number} anywhere` })),
  };
}

/** A private chat is called that, as its id says nothing to people. */
export function placeWords(place: Conversation, { language }: Pick<CommandContext, 'language'>): string {
  const texts = subscriptionTexts[language].list;
  return place.kind === 'private' ? texts.inPrivate(place.platform) : texts.inGroup(nameOf(place));
}
