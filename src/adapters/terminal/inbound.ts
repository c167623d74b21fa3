import type { ChatMessage } from '../../bot/chat.ts';
import type { Button } from '../../bot/reply.ts';

/** The one conversation that a terminal is. */
const terminalConversation = { platform: 'terminal', id: 'terminal', kind: 'private' } as const;

/**
 * A typed line as a message. A number alone presses that button of the last answer.
 *
 * @param number - counts the lines; part of the message's id
 */
export function readLine(line: string, number: number, buttons: readonly Button[]): ChatMessage {
  const pressed = /^\s*\d+\s*$/.test(line) ? buttons[Number(line) - 1] : undefined;
  return {
    id: String(number),
    in: terminalConversation,
    from: { id: 'local' },
    text: pressed?.command ?? line,
    files: [],
  };
}
