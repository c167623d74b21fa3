import type { Conversation } from '../../bot/chat.ts';

export const platform = 'slack';

/**
 * A place in Slack. Only a person's direct chat with the bot is private; in any other, others read along.
 *
 * @param at.thread - the `ts` of the message that opened the thread
 * @param at.message - the `ts` of the message itself: one that opened a thread stands outside of it
 */
export function conversationIn(
  channel: string,
  at: { readonly thread?: string | undefined; readonly message?: string | undefined; readonly isDirect?: boolean } = {},
): Conversation {
  const { thread, message, isDirect = false } = at;
  return {
    platform,
    id: channel,
    ...(thread !== undefined && thread !== message && { thread }),
    kind: isDirect ? 'private' : 'group',
  };
}

const home = 'home:';

/** A person's Home tab, which holds one answer. */
export function homeOf(person: string): Conversation {
  return { platform, id: `${home}${person}`, kind: 'private' };
}

/** Whose Home tab a conversation is; `undefined` for any other. */
export function ownerOfHome({ id }: Conversation): string | undefined {
  return id.startsWith(home) ? id.slice(home.length) : undefined;
}

/** Whether a conversation is named by the person whose direct chat with the bot it is. */
export function isNamedByPerson({ id, kind }: Conversation): boolean {
  return kind === 'private' && /^[UW][A-Z0-9]+$/.test(id);
}

/** Whether a channel is a person's direct chat with the bot; `undefined` when only Slack knows: it may be one of two people. */
export function isDirectChannel(channel: string): false | undefined {
  return channel.startsWith('D') ? undefined : false;
}
