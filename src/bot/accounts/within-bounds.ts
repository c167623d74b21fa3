import { type ChatAdapter, type Conversation, PostError } from '../chat.ts';
import type { Bindings } from './bindings.ts';

/** An adapter that shows nothing of an account in conversations that are about another alone: a `PostError` `bound`. */
export function withinBounds(adapter: ChatAdapter, account: string, bindings: Pick<Bindings, 'of'>): ChatAdapter {
  async function check(place: Conversation): Promise<void> {
    const bound = await bindings.of(place);
    if (bound !== undefined && bound !== account) {
      throw new PostError('bound', 'the conversation is about another account alone');
    }
  }
  return {
    ...adapter,
    post: async (to, reply, answers) => {
      await check(to);
      return adapter.post(to, reply, answers);
    },
    edit: async (at, id, reply) => {
      await check(at);
      return adapter.edit(at, id, reply);
    },
  };
}
