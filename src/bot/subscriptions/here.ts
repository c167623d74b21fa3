import { type Conversation, conversationKey } from '../chat.ts';

/** The conversations that a place sees, the nearest first: in a thread also the one that the thread belongs to. */
export function seenFrom(place: Conversation): readonly Conversation[] {
  const { thread, ...whole } = place;
  return thread === undefined ? [place] : [place, whole];
}

/** Whether what a conversation is told is seen from a place. */
export function isSeenFrom(place: Conversation, told: Conversation): boolean {
  return seenFrom(place).some((seen) => conversationKey(seen) === conversationKey(told));
}
