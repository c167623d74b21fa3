import { createHmac, randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '../lib/clock.ts';
import type { Database } from '../storage/database.ts';
import { openStore } from '../storage/store.ts';
import { type Conversation, conversationKey } from './chat.ts';
import type { Button } from './reply.ts';

/** Remembers what the buttons of posted messages type, for platforms whose buttons can carry only a short id. */
export interface Buttons {
  /**
   * Keeps the buttons of one message, for its conversation alone.
   *
   * @returns an id for each, at most 20 letters; the same ones for the same commands there, until the process ends
   * @throws StorageError
   */
  keep(place: Conversation, buttons: readonly Button[]): Promise<readonly string[]>;
  /** What a button types; `undefined` for one that is unknown, too old or of another conversation. @throws StorageError */
  find(place: Conversation, id: string): Promise<string | undefined>;
}

/** Messages with buttons stay on people's screens for weeks. */
const keptMs = 30 * 86_400_000;
const idLetters = 16;

export function createButtons(database: Database, account: string, clock: Clock = systemClock): Buttons {
  // A button that a power cut takes away says that it is too old; an answer need not wait for the disk because of it.
  const store = openStore<readonly string[]>(database, { account, space: 'buttons', clock, hasty: true });
  const key = randomBytes(32);
  // Equal messages have equal buttons, so that a platform can tell that there is nothing to change.
  const idOf = (place: Conversation, commands: readonly string[]): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([conversationKey(place), commands]))
      .digest('hex')
      .slice(0, idLetters);
  return {
    keep: async (place, buttons) => {
      if (buttons.length === 0) return [];
      const commands = buttons.map(({ command }) => command);
      const id = idOf(place, commands);
      await store.set(`${conversationKey(place)} ${id}`, commands, keptMs);
      return buttons.map((_button, index) => `${id}:${index}`);
    },
    find: async (place, id) => {
      const [, message, index] = /^([a-z\d]{12,16}):(\d{1,3})$/.exec(id) ?? [];
      if (message === undefined) return undefined;
      const commands = await store.get(`${conversationKey(place)} ${message}`);
      return commands?.[Number(index)];
    },
  };
}
