const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text cut to at most `most` characters as people count them, with an ellipsis when something was cut off. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept: string[] = [];
  for (const { segment } of segmenter.segment(text.slice(0, most * 8))) {
    if (kept.length === most) break;
    kept.push(segment);
  }
  const shown = kept.join('');
  return shown === text ? text : `${shown}…`;
}

/** A text cut between characters to at most `most` UTF-16 units, an ellipsis included when something was cut off. */
export function clipUnits(text: string, most: number): string {
  if (text.length <= most) return text;
  const near = text.slice(0, most * 2);
  const whole = segmenter.segment(near).containing(most - 1)?.index ?? 0;
  const beginning = whole > 0 ? text.slice(0, whole) : text.slice(0, most - 1).toWellFormed();
  return `${beginning.trimEnd()}…`;
}
