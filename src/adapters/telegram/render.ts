import { type BarsBlock, type Block, type Button, type FileBlock, type Reply, withoutForms } from '../../bot/reply.ts';
import { remembering } from '../../lib/remembering.ts';
import { partsOf } from './render/blocks.ts';
import { keyboardRows } from './render/keyboard.ts';
import { lineOf } from './render/line.ts';
import { messagesOf, type RenderedMessage } from './render/split.ts';

/** A reply as Telegram takes it: text with entities, never markup. */
export interface RenderedReply {
  /** At least one, none of them blank. */
  readonly messages: readonly RenderedMessage[];
  /** Rows of the keyboard under the last message. */
  readonly buttons: readonly (readonly Button[])[];
  /** Amounts to be shown as pictures; nothing of them is in the messages. */
  readonly charts: readonly BarsBlock[];
  readonly files: readonly FileBlock[];
  /** The only message once more, when a picture or a file can carry it. */
  readonly caption: RenderedMessage | undefined;
}

const longestCaption = 1024;
const nothing: RenderedMessage = { text: '…', entities: [] };

const messagesIn = remembering((blocks: readonly Block[]) => messagesOf(partsOf(blocks)));

/** A reply as messages, a keyboard and what goes with them; its summary when there is nothing else to read. */
export function renderReply({ summary, blocks, buttons }: Reply): RenderedReply {
  const messages = messagesIn(blocks);
  const summaries = messages.length > 0 ? messages : summarised(summary);
  const [first = nothing, ...others] = summaries;
  return {
    messages: [first, ...others],
    buttons: keyboardRows(withoutForms(buttons)),
    charts: blocks.filter((block) => block.kind === 'bars').filter(({ picture }) => picture !== undefined),
    files: blocks.filter((block) => block.kind === 'file'),
    caption: others.length === 0 && first.text.length <= longestCaption ? first : undefined,
  };
}

function summarised(summary: string): RenderedMessage[] {
  return messagesOf([{ sections: [{ kind: 'plain', lines: [lineOf({ text: summary })] }], isApart: false }]);
}
