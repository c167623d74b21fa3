import { clip } from '../../lib/clip.ts';
import type { Item } from '../reply.ts';

/** Longer texts are whole in the file, which one message alone does not have. */
const longestText = 1000;

/**
 * The text of a message as an item shows it; nothing of an empty one.
 *
 * @param isAlone - whether it is the only message of its list
 */
export function shownText(content: string, isAlone: boolean): Pick<Item, 'text'> {
  if (content === '') return {};
  return { text: isAlone ? content : clip(content, longestText) };
}
