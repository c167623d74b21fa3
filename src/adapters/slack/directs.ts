import type { Conversation } from '../../bot/chat.ts';
import type { Sending } from '../sending.ts';
import { type Api, call } from './api.ts';
import { platform } from './conversation.ts';

export interface DirectsOptions {
  readonly api: Api;
  readonly sending: Sending;
}

/** The direct chats that people have with the bot. */
export interface Directs {
  /** Opens the chat when there is none yet. @throws PostError */
  of(person: string): Promise<Conversation>;
  /** Whether a channel is the direct chat of this person with the bot; "no" when Slack cannot be asked. */
  isOwn(channel: string, person: string): Promise<boolean>;
}

/** So many are remembered. */
const mostKnown = 10_000;

export function createDirects({ api, sending }: DirectsOptions): Directs {
  const known = new Map<string, string>();

  async function open(person: string): Promise<string> {
    const { channel } = await sending.to(person, () =>
      call('conversations.open', () => api.conversations.open({ users: person })),
    );
    const id = channel?.id ?? '';
    if (known.size >= mostKnown) known.clear();
    known.set(person, id);
    return id;
  }

  async function idOf(person: string): Promise<string> {
    return known.get(person) ?? open(person);
  }

  return {
    of: async (person) => ({ platform, id: await idOf(person), kind: 'private' }),
    isOwn: async (channel, person) => {
      if (!channel.startsWith('D')) return false;
      try {
        return (await idOf(person)) === channel;
      } catch {
        // Who reads along there is not known, so it is taken for a group: phones are covered.
        return false;
      }
    },
  };
}
