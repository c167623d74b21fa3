import { PostError } from '../bot/chat.ts';
import type { Message, MessageOf } from './message.ts';
import type { NoticeContext } from './notices/notice-context.ts';
import { plainReply } from './notices/plain.ts';

/**
 * A message that is told plainly where the platform takes it in no other form: what is refused once is refused each time,
 * and everything behind it would wait.
 *
 * @param onRefused - told why
 */
export function orPlainly(
  { of, message }: MessageOf,
  context: NoticeContext,
  onRefused: (error: PostError) => void,
): Message {
  return ({ post, edit }) =>
    message({
      edit,
      post: async (reply) => {
        try {
          return await post(reply);
        } catch (error) {
          if (!(error instanceof PostError) || !error.isRefused || error.code === 'gone') throw error;
          onRefused(error);
          return post(await plainReply(reply.summary, of, context, error.code === 'unknown'));
        }
      },
    });
}
