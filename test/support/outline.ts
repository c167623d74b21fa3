import type { Block, Reply, Span } from '../../src/bot/reply.ts';
import { referenceNumber } from '../../src/lib/reference.ts';

/**
 * A reply as text that no platform has a part in: every string of it, with a sign for what each is. What is made up
 * anew each time (ids of kept pages, references) or belongs to a platform (ids of people) stands as `<id>`,
 * and what runs the bot as `<version>`.
 */
export function outline(reply: Reply): string {
  const marks = [reply.tone, reply.audience === undefined ? undefined : `for the ${reply.audience}`];
  const head = marks.filter((mark) => mark !== undefined).join(', ');
  return (
    [
      ...(reply.passing === true ? ['(for now)'] : []),
      ...(head === '' ? [] : [`(${head})`]),
      ...reply.blocks.map(outlineBlock),
      ...(reply.buttons ?? []).map(
        ({ label, command, form }) => `[${label}] ${form === true ? '(form) ' : ''}${withoutIds(command)}`,
      ),
    ]
      .join('\n')
      .replaceAll(/\b(?:test|terminal|telegram|slack):-?[\w-]+/g, '<id>')
      .replaceAll(/\d+\.\d+\.\d+, Node [\d.]+/g, '<version>')
      // The one in examples is always the same.
      .replaceAll(/\be-(?!7kq2m9)[a-z\d]{6}\b/g, '<event>')
      .replaceAll(/(?<=: `(?:\/access link )?)[A-Z2-9]{6}(?=`)/g, '<code>')
      .replaceAll(/[\u00a0\u202f]/g, ' ')
      .replaceAll(/(?<=[₽\d] · |;RUB;)[a-z2-9]{6}$/gm, '<id>')
      .replaceAll(ownIds(reply), '<id>')
  );
}

const reference = /(?:Reference|Номер для справки): ([a-z2-9]{6})/;

/** What the provider is given as our id of an action, which is made of its reference. */
function ownIds({ blocks }: Reply): RegExp {
  const notes = blocks.flatMap((block) => (block.kind === 'note' ? [block.text] : []));
  const [, own] = reference.exec(notes.join('\n')) ?? [];
  return own === undefined ? /(?!)/g : new RegExp(`\\b(?:bot-${own}|${referenceNumber(own)})\\b`, 'g');
}

function outlineBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.spans.map(outlineSpan).join('');
    case 'fields':
      return block.fields
        .map(({ label, value, tone, typed, heads }) => {
          if (heads) return `*${label}*`;
          return `${typed ? `\`${label}\`` : `${label}:`} ${value}${tone === undefined ? '' : ` (${tone})`}`;
        })
        .join('\n');
    case 'table':
      return [block.columns.map(({ title }) => title), ...block.rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
    case 'items':
      return block.items
        .map(({ title, facts, text, tone }) =>
          [
            `* ${[title, ...facts].join(' · ')}${tone === undefined ? '' : ` (${tone})`}`,
            ...(text?.split('\n') ?? []),
          ].join('\n    '),
        )
        .join('\n');
    case 'bars':
      return block.bars.map(({ label, value, shown }) => `${label} = ${shown} (${value})`).join('\n');
    case 'quote':
      return block.text.replaceAll(/^/gm, '  ');
    case 'note':
      return withoutIds(`~ ${block.tone === undefined ? '' : `(${block.tone}) `}${block.text}`);
    case 'file':
      return [
        `file ${block.name} (${block.mediaType})`,
        ...block.content.replace('\ufeff', '').trimEnd().split('\r\n'),
      ].join('\n    ');
  }
}

function outlineSpan(span: Span): string {
  if (typeof span === 'string') return span;
  return span.style === 'code' ? `\`${span.text}\`` : `*${span.text}*`;
}

function withoutIds(text: string): string {
  return text
    .replace(/^(\/(?:page|csv|show)) \w{12}\b/, '$1 <id>')
    .replace(/^(\/(?:confirm|cancel|approve|refuse)) [a-z2-9]{6}\b/, '$1 <id>')
    .replace(/(Reference|Метка|Reference:|Номер для справки:) [a-z2-9]{6}/, '$1 <id>');
}
