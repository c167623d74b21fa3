import type { PostedId } from '../../bot/chat.ts';

/** What an adapter's id of a posted reply stands for. */
export type Posted =
  /** Messages that stay; the bot edits them, by the address that came with the press on one of them when there is one. */
  | { readonly kind: 'messages'; readonly ts: readonly string[]; readonly pressed?: string }
  /** Seen by the asker alone; reached by the address that came with the message, while that is answered. */
  | { readonly kind: 'answer'; readonly message: string }
  /** Says that work goes on; it goes when the answer comes, unless only the asker sees it: then it has no `ts`. */
  | { readonly kind: 'notice'; readonly ts?: string; readonly message: string }
  /** Nothing that can be edited. */
  | { readonly kind: 'nothing' };

export function postedId(posted: Posted): PostedId {
  return JSON.stringify(posted);
}

/** @param id - one that `postedId` made */
export function postedOf(id: PostedId): Posted {
  return JSON.parse(id) as Posted;
}
