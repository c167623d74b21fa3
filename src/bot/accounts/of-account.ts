import type { ChatAdapter } from '../chat.ts';
import type { Account } from '../command.ts';
import type { Language } from '../language.ts';
import { withAccount } from '../line/account-name.ts';
import { type Block, note, type Reply, type Span } from '../reply.ts';
import { marked } from '../sandbox-mark.ts';
import { accountTexts } from '../texts/accounts.ts';

/**
 * A reply that says which account it is about, where there are several: people read it at its end and on a locked
 * screen. Its buttons, and the lines that it shows to be typed, name the account, so that none of them ever reaches
 * another.
 */
export function ofAccount(
  reply: Reply,
  { name: asked, isOneOfSeveral }: Pick<Account, 'name' | 'isOneOfSeveral'>,
  language: Language,
): Reply {
  if (isOneOfSeveral !== true) return reply;
  const { buttons, again, account: name = asked } = reply;
  return {
    ...reply,
    summary: `${name}: ${reply.summary}`,
    blocks: [...reply.blocks.map((block) => naming(block, name)), note(accountTexts[language].about(name))],
    ...(buttons && { buttons: buttons.map((each) => ({ ...each, command: withAccount(name, each.command) })) }),
    ...(again !== undefined && { again: withAccount(name, again) }),
  };
}

function naming(block: Block, name: string): Block {
  return block.kind === 'text' ? { ...block, spans: block.spans.map((span) => namingSpan(span, name)) } : block;
}

/** A line to be typed names the account behind its first word, which every platform takes; unless it names one already. */
function namingSpan(span: Span, name: string): Span {
  if (typeof span === 'string' || span.style !== 'code') return span;
  return { ...span, text: span.text.replace(/^\/[\p{L}\d]+(?=\s|$)(?! @)/u, `$& @${name}`) };
}

/**
 * An adapter whose messages say which account they are about, or that it is a sandbox, as every answer does.
 *
 * @param usual - the language of replies that do not tell theirs
 */
export function aboutAccount(adapter: ChatAdapter, account: Account, usual: Language): ChatAdapter {
  const shown = (reply: Reply): Reply => {
    const language = reply.language ?? usual;
    return ofAccount(marked(reply, account, language), account, language);
  };
  return {
    ...adapter,
    post: (to, reply, answers) => adapter.post(to, shown(reply), answers),
    edit: (at, id, reply) => adapter.edit(at, id, shown(reply)),
  };
}
