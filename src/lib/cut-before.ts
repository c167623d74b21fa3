const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** A character as people see it is rarely longer. */
const longestCharacter = 64;

/**
 * Where a piece of a text ends that is to be broken: at its last space, or between characters where there is none.
 *
 * @param start - where the piece begins
 * @param limit - the last place at which it may end, within the text; at least two units after `start`
 */
export function cutBefore(text: string, start: number, limit: number): number {
  const space = text.lastIndexOf(' ', limit);
  if (space > start && text.slice(start, space).trim() !== '') return space;
  const near = text.slice(start, limit + longestCharacter);
  const whole = segmenter.segment(near).containing(limit - start)?.index ?? 0;
  if (whole > 0) return start + whole;
  // One character that fills a message by itself, such as a letter under thousands of accents.
  const isWithinPair = (text.codePointAt(limit - 1) ?? 0) > 0xffff;
  return isWithinPair ? limit - 1 : limit;
}
