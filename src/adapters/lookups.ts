import { type Conversation, conversationKey } from '../bot/chat.ts';
import { createTurns, type Turns } from '../lib/turns.ts';

/**
 * Keeps the order of what people do in a conversation: what a pressed button types has to be looked up, and a line that
 * is typed meanwhile must not be handed on before it.
 */
export interface Lookups {
  /** Looks something up when everything before it in the conversation has been; throws what `look` throws. */
  up<Found>(place: Conversation, look: () => Promise<Found>): Promise<Found>;
  /** Resolves when nothing is being looked up there; gives `undefined` at once when nothing is. */
  done(place: Conversation): Promise<void> | undefined;
}

export function createLookups(): Lookups {
  const places = new Map<string, { readonly turns: Turns; open: number }>();

  async function up<Found>(place: Conversation, look: () => Promise<Found>): Promise<Found> {
    const key = conversationKey(place);
    const entry = places.get(key) ?? { turns: createTurns(), open: 0 };
    places.set(key, entry);
    entry.open += 1;
    try {
      return await entry.turns.take(look);
    } finally {
      entry.open -= 1;
      if (entry.open === 0) places.delete(key);
    }
  }

  return {
    up,
    done: (place) => (places.has(conversationKey(place)) ? up(place, async () => undefined) : undefined),
  };
}
