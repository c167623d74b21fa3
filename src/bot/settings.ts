import type { Store } from '../storage/store.ts';
import { type ChatMessage, conversationKey } from './chat.ts';
import type { Language } from './language.ts';

/** What people and conversations have chosen. */
export interface Settings {
  /** The language of an answer: the author's own choice, else the conversation's, else the bot's. @throws StorageError */
  languageFor(message: ChatMessage): Promise<Language>;
  /** Keeps the author's choice, for every conversation on the platform. @throws StorageError */
  choose(message: ChatMessage, language: Language): Promise<void>;
  /** Keeps the conversation's choice, for those who made none of their own. @throws StorageError */
  chooseHere(message: ChatMessage, language: Language): Promise<void>;
}

/**
 * @param store - keeps the choices
 * @param usual - the language of those who chose none
 */
export function createSettings(store: Store<Language>, usual: Language): Settings {
  return {
    languageFor: async (message) =>
      (await store.get(personKey(message))) ?? (await store.get(placeKey(message))) ?? usual,
    choose: (message, language) => store.set(personKey(message), language),
    chooseHere: (message, language) => store.set(placeKey(message), language),
  };
}

function personKey({ in: { platform }, from: { id } }: ChatMessage): string {
  return `person ${JSON.stringify([platform, id])}`;
}

function placeKey({ in: { platform, id, kind } }: ChatMessage): string {
  return conversationKey({ platform, id, kind });
}
