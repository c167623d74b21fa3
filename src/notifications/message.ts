import type { PostedId } from '../bot/chat.ts';
import type { Reply } from '../bot/reply.ts';
import type { Happened } from './notices/notice-context.ts';

/** How a claim shows its messages. */
export interface Showing {
  /** @throws PostError, and what ends the claim for now */
  readonly post: (reply: Reply) => Promise<PostedId>;
  /** @returns `undefined` when the message cannot be edited any more @throws as `post` */
  readonly edit: (id: PostedId, reply: Reply) => Promise<PostedId | undefined>;
}

/** One message of a claim, made when its turn comes. @returns `undefined` when there is nothing to show after all */
export type Message = (show: Showing) => Promise<PostedId | undefined>;

/** A message, and all that it tells. */
export interface MessageOf {
  readonly of: readonly Happened[];
  readonly message: Message;
}
