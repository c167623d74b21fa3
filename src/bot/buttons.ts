import { type Clock, systemClock } from '../lib/clock.ts';
import { createReference } from '../lib/reference.ts';
import type { Database } from '../storage/database.ts';
import { openStore } from '../storage/store.ts';
import { type Conversation, conversationKey } from './chat.ts';
import type { Button } from './reply.ts';

/** Remembers what the buttons of posted messages type, for platforms whose buttons can carry only a short id. */
export interface Buttons {
  /** Keeps the buttons of one message, for its conversation alone. @returns an id for each, at most 20 letters @throws StorageError */
  keep(place: Conversation, buttons: readonly Button[]): Promise<readonly string[]>;
  /** What a button types; `undefined` for one that is unknown, too old or of another conversation. @throws StorageError */
  find(place: Conversation, id: string): Promise<string | undefined>;
}

/** Messages with buttons stay on people's screens for weeks. */
const keptMs = 30 * 86_400_000;

export function createButtons(database: Database, account: string, clock: Clock = systemClock): Buttons {
  const store = openStore<readonly string[]>(database, { account, space: 'buttons', clock });
  return {
    keep: async (place, buttons) => {
      if (buttons.length === 0) return [];
      const id = createReference() + createReference();
      await store.set(
        `${conversationKey(place)} ${id}`,
        buttons.map(({ command }) => command),
        keptMs,
      );
      return buttons.map((_button, index) => `${id}:${index}`);
    },
    find: async (place, id) => {
      const [, message, index] = /^([a-z2-9]{12}):(\d{1,3})$/.exec(id) ?? [];
      if (message === undefined) return undefined;
      const commands = await store.get(`${conversationKey(place)} ${message}`);
      return commands?.[Number(index)];
    },
  };
}
