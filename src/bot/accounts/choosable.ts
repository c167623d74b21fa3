import type { Access } from '../access/roles.ts';
import type { Acting } from '../acting/acting.ts';
import { type Conversation, conversationKey } from '../chat.ts';
import type { Account } from '../command.ts';
import type { KeptListings } from '../listing/kept-listings.ts';
import { readReason } from '../outbox/reason.ts';
import type { NoticeBook } from '../subscriptions/notice-book.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Choosable } from './accounts.ts';

/** Ends and begins again what conversations are told. Everything throws StorageError. */
export interface Telling {
  leave(to: Conversation): Promise<void>;
  comeBack(to: Conversation): Promise<void>;
}

export interface ChoosableParts {
  readonly account: Pick<Account, 'name'>;
  readonly access: Access;
  readonly acting: Pick<Acting, 'confirmations' | 'begunLines'>;
  readonly book: Pick<NoticeBook, 'outbox' | 'subscriptions'>;
  readonly listings: KeptListings;
  /** Asked for only where something is told. */
  readonly telling: () => Promise<Telling>;
}

/** An account as those see it who choose one of several. */
export function createChoosable({ account, access, acting, book, listings, telling }: ChoosableParts): Choosable {
  const { confirmations, begunLines } = acting;
  const { outbox, subscriptions } = book;

  /** What a conversation with its threads is told. */
  async function toldThere({ platform, id }: Conversation): Promise<readonly Subscription[]> {
    return (await subscriptions.list()).filter(({ in: place }) => place.platform === platform && place.id === id);
  }

  return {
    name: account.name,
    roleOf: (message) => access.roleOf(message),
    told: async (place, posted) => {
      if ((await confirmations.askedBy(place, posted)) !== undefined) return true;
      if ((await confirmations.openIn(place)).length > 0) return true;
      if ((await begunLines.find(place, posted)) !== undefined) return true;
      return (await outbox.eventsOf(place, posted, 1)).length > 0;
    },
    knows: async (place, id) => {
      if ((await confirmations.find(id)) !== undefined) return true;
      if ((await listings.find({ in: place }, id)) !== undefined) return true;
      return (await outbox.trace(id)) !== undefined;
    },
    leave: async (place) => {
      const told = placesOf(await toldThere(place));
      for (const each of told) await (await telling()).leave(each);
      return told.length > 0;
    },
    comeBack: async (place) => {
      const told = (await toldThere(place)).filter(({ reason = '' }) => readReason(reason).code === 'bound');
      for (const each of placesOf(told)) await (await telling()).comeBack(each);
    },
  };
}

/** Each once; a thread is a place of its own. */
function placesOf(subscriptions: readonly Subscription[]): readonly Conversation[] {
  return [...new Map(subscriptions.map(({ in: place }) => [conversationKey(place), place])).values()];
}
