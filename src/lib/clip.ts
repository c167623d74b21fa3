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
