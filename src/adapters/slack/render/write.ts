import type { types } from '@slack/bolt';
import { fallbackOfLine } from './cost.ts';
import { cellOf, elementOf, plainTextOf } from './elements.ts';
import { joined, type Line, type Run, textOf } from './line.ts';
import type { Draft, Stretch } from './split.ts';

/** A draft as blocks; what does not stand apart shares a block where Slack allows that. */
export function blocksOf(draft: Draft): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  let open: types.RichTextBlockElement[] | undefined;
  let before: Stretch | undefined;
  for (const stretch of draft) {
    const { kind, lines } = stretch;
    if (kind === 'note' || kind === 'table') {
      blocks.push(...(kind === 'note' ? lines.map(noteOf) : [tableOf(stretch)]));
      open = undefined;
    } else {
      const last: types.RichTextBlockElement | undefined = open?.at(-1);
      if (open === undefined || stretch.isApart) {
        open = [elementsOf(kind, lines)];
        blocks.push({ type: 'rich_text', elements: open });
      } else if (kind === 'plain' && before?.kind === 'plain' && last?.type === 'rich_text_section') {
        // Slack writes sections one behind the other.
        last.elements.push(elementOf({ text: '\n' }), ...runsOf(lines).map(elementOf));
      } else {
        open.push(elementsOf(kind, lines));
      }
    }
    before = stretch;
  }
  return blocks;
}

/** All that a draft says, as text of which Slack makes nothing else. */
export function fallbackOf(draft: Draft): string {
  return draft.flatMap(({ kind, lines }) => lines.map((line) => fallbackOfLine(line, kind))).join('\n');
}

function elementsOf(kind: 'plain' | 'pre' | 'quote', lines: readonly Line[]): types.RichTextBlockElement {
  const elements = runsOf(lines).map(elementOf);
  switch (kind) {
    case 'plain':
      return { type: 'rich_text_section', elements };
    case 'pre':
      return { type: 'rich_text_preformatted', elements };
    case 'quote':
      return { type: 'rich_text_quote', elements };
  }
}

function runsOf(lines: readonly Line[]): readonly Run[] {
  return joined(lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line])));
}

function noteOf(line: Line): types.ContextBlock {
  return { type: 'context', elements: [plainTextOf(textOf(line))] };
}

function tableOf({ lines, columns = [] }: Stretch): types.TableBlock {
  return { type: 'table', rows: lines.map((row) => row.map(cellOf)), column_settings: columns };
}
