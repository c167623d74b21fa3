import { createTurns, type Turns } from '../lib/turns.ts';
import { type Conversation, conversationKey } from './chat.ts';

/** Does the work of one conversation in the order in which it comes; conversations do not wait for each other. */
export type InTurn = (place: Conversation, work: () => Promise<void>) => Promise<void>;

export function createInTurn(): InTurn {
  const turns = new Map<string, { readonly queue: Turns; waiting: number }>();
  return async (place, work) => {
    const key = conversationKey(place);
    const turn = turns.get(key) ?? { queue: createTurns(), waiting: 0 };
    turns.set(key, turn);
    turn.waiting += 1;
    try {
      await turn.queue.take(work);
    } finally {
      turn.waiting -= 1;
      if (turn.waiting === 0) turns.delete(key);
    }
  };
}
