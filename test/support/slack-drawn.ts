import { assertSendable, type RuledBlock, type SentMessage } from './slack-rules.ts';

/** The blocks of a message with signs for what they look like; one that Slack would refuse fails. */
export function drawn(message: SentMessage): string {
  return drawnBlocks(assertSendable(message));
}

export function drawnBlocks(blocks: readonly RuledBlock[]): string {
  return blocks
    .map(drawnBlock)
    .join('\n---\n')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
}

function drawnBlock(block: RuledBlock): string {
  switch (block.type) {
    case 'rich_text':
      return block.elements.map(drawnElement).join('\n');
    case 'context':
      return block.elements.map(({ text }) => `<small>${text}</small>`).join('');
    case 'table':
      return block.rows.map((row) => `|${row.map(({ text }) => text).join('|')}|`).join('\n');
    case 'actions':
      return block.elements.map(drawnAction).join(' ');
  }
}

type RichText = Extract<RuledBlock, { type: 'rich_text' }>['elements'][number];

function drawnElement({ type, elements }: RichText): string {
  const inner = elements
    .map(({ text, ...run }) => {
      const style = 'style' in run ? run.style : undefined;
      if (style === undefined) return text;
      return 'bold' in style ? `<b>${text}</b>` : `<c>${text}</c>`;
    })
    .join('');
  if (type === 'rich_text_section') return inner;
  return type === 'rich_text_quote' ? `<q>${inner}</q>` : `<pre>${inner}</pre>`;
}

type Action = Extract<RuledBlock, { type: 'actions' }>['elements'][number];

function drawnAction(action: Action): string {
  if (action.type === 'button') return `[${action.text.text}]`;
  const options = action.options.map(({ text }) => text.text).join(' | ');
  return action.type === 'overflow' ? `[… ${options}]` : `[${action.placeholder.text}: ${options}]`;
}
