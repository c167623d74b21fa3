import type { SentText } from './telegram-rules.ts';

const signs: Readonly<Record<string, readonly [on: string, off: string]>> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  code: ['<c>', '</c>'],
  pre: ['<pre>', '</pre>'],
  blockquote: ['<q>', '</q>'],
  expandable_blockquote: ['<Q>', '</Q>'],
};

/** A message with its entities as signs in the text, and with plain spaces. */
export function drawn({ text, entities }: SentText): string {
  const insertions = entities.flatMap(({ type, offset, length }, index) => [
    { place: offset, order: index, sign: signs[type]?.[0] ?? `<${type}>` },
    { place: offset + length, order: -1 - index, sign: signs[type]?.[1] ?? `</${type}>` },
  ]);
  let shown = '';
  let place = 0;
  for (const one of insertions.sort((a, b) => a.place - b.place || a.order - b.order)) {
    shown += text.slice(place, one.place) + one.sign;
    place = one.place;
  }
  return (shown + text.slice(place)).replaceAll(/[\u00a0\u202f]/g, ' ');
}
