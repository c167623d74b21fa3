import type { Span } from '../../bot/reply.ts';
import { lineBreaks } from '../../lib/display-width.ts';
import { harmless } from '../../lib/harmless.ts';
import type { Style } from './style.ts';

/** A paragraph wrapped at a width; what is set off stays so on the next line. */
export function renderSpans(spans: readonly Span[], style: Style, width: number): string[] {
  let place = 0;
  const pieces = spans.map((span) => {
    const text = harmless(typeof span === 'string' ? span : span.text);
    const start = place;
    place += text.length;
    return { text, start, paint: typeof span === 'string' ? undefined : style[span.style] };
  });
  const whole = pieces.map(({ text }) => text).join('');
  return lineBreaks(whole, width).map((line) => {
    const end = line.start + whole.slice(line.start, line.end).trimEnd().length;
    const parts = pieces.map(({ text, start, paint }) => {
      const part = text.slice(Math.max(0, line.start - start), Math.max(0, end - start));
      return paint === undefined || part === '' ? part : paint(part);
    });
    return parts.join('');
  });
}
