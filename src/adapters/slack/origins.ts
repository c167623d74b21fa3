import type { ChatMessage } from '../../bot/chat.ts';

/** How a message came, which tells where its answer goes. */
export interface Origin {
  readonly message: ChatMessage;
  /** Where Slack takes answers to a command or a press; secret, and good for half an hour. */
  readonly address?: string | undefined;
  /** Its answer is for everybody. */
  readonly isShared: boolean;
  /** It was pressed on a message that only its author sees, which the address replaces. */
  readonly isOnAnswer: boolean;
  /** The message that it is about, under which passing words disturb least. */
  readonly thread?: string | undefined;
}

/** The origins of messages that are being answered. */
export interface Origins {
  /** Remembers an origin while `work` goes on. */
  during(origin: Origin, work: () => Promise<void>): Promise<void>;
  /** @param key - of `originKey` */
  of(key: string): Origin | undefined;
}

/** Messages of two channels can have the same id, which is the moment at which they were said. */
export function originKey({ id, in: place }: Pick<ChatMessage, 'id' | 'in'>): string {
  return `${place.id} ${id}`;
}

export function createOrigins(): Origins {
  const origins = new Map<string, Origin>();
  return {
    during: async (origin, work) => {
      const key = originKey(origin.message);
      origins.set(key, origin);
      try {
        await work();
      } finally {
        origins.delete(key);
      }
    },
    of: (key) => origins.get(key),
  };
}
