import type { Block } from '../../src/bot/reply.ts';

/**
 * Every piece of data of a block that is to be read in a chat; none of a file.
 *
 * @param pictures - whether the chat shows amounts that can be drawn as a picture, where nothing can be read
 */
export function piecesOf(block: Block, pictures: boolean): readonly string[] {
  switch (block.kind) {
    case 'text':
      return [block.spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')];
    case 'fields':
      return block.fields.flatMap(({ label, value }) => [label, value]);
    case 'table':
      // Headings may go where a wide table becomes a list.
      return block.rows.flat();
    case 'items':
      return block.items.flatMap(({ title, facts, text }) => [title, ...facts, ...(text?.split('\n') ?? [])]);
    case 'bars':
      return pictures && block.picture !== undefined ? [] : block.bars.flatMap(({ label, shown }) => [label, shown]);
    case 'quote':
      return block.text.split('\n');
    case 'note':
      return [block.text];
    case 'file':
      return [];
  }
}

/** A text without white space: lines are broken and columns aligned as a platform needs it. */
export function bare(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}
