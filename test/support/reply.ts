import { renderReply } from '../../src/adapters/terminal/render.ts';
import { plainStyle } from '../../src/adapters/terminal/style.ts';
import type { Reply } from '../../src/bot/reply.ts';

/** A reply as plain text with plain spaces, for tests that care about the words. */
export function plainText(reply: Reply | undefined): string {
  if (reply === undefined) return '';
  return renderReply(reply, { style: plainStyle, columns: undefined }).replaceAll(/[\u00a0\u202f]/g, ' ');
}
