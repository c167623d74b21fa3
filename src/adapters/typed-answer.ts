import { code, type Reply, text } from '../bot/reply.ts';

/**
 * A question with how it is answered by typing.
 *
 * @param words - the platform's own, before what is to be typed
 */
export function withTypedAnswer(reply: Reply, words: string): Reply {
  const { typed, blocks } = reply;
  return typed === undefined ? reply : { ...reply, blocks: [...blocks, text(words, ' ', code(typed))] };
}
