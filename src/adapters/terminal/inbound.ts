import type { ChatMessage, PostedId } from '../../bot/chat.ts';
import type { Button } from '../../bot/reply.ts';
import { nearest } from '../../lib/edit-distance.ts';
import { attachmentOf } from './attachment.ts';

/** The one conversation that a terminal is. */
export const terminalConversation = { platform: 'terminal', id: 'terminal', kind: 'private' } as const;

/** The last answer, whose buttons can be pressed. */
export interface Pressable {
  readonly id: PostedId;
  readonly buttons: readonly Button[];
  /** What is to be typed as the answer to the question that it asks. */
  readonly typed?: string | undefined;
}

/**
 * A typed line as a message. A number alone presses that button of the last answer, what that asks for answers it, also
 * when it is mistyped, and ` < PATH` at the end attaches a file.
 *
 * @param id - of the message
 * @param last - what stood there when the line was typed: one that was typed ahead means nothing that came after it
 */
export function readLine(line: string, id: string, last: Pressable | undefined): ChatMessage {
  const { text, file } = attachmentOf(line);
  const button = /^\s*\d+\s*$/.test(text) ? last?.buttons[Number(text) - 1] : undefined;
  return {
    id,
    in: terminalConversation,
    from: { id: 'local' },
    text: button?.command ?? text,
    files: file === undefined ? [] : [file],
    ...(last !== undefined && button !== undefined && { pressed: last.id }),
    ...(last !== undefined && button === undefined && isAnswer(text.trim(), last.typed) && { repliedTo: last.id }),
  };
}

/** Whether a text is what a question asks for, or was meant to be. */
function isAnswer(text: string, asked: string | undefined): boolean {
  if (asked === undefined) return false;
  return text === asked || /^\d+$/.test(text) || nearest(text, [asked]).length > 0;
}
