import type { Inbound } from './inbound.ts';

const mostKnown = 1000;

/**
 * Makes what tells whether a message is a further part of the album before it and has no words: Telegram sends each
 * picture of an album as a message of its own, and one answer to all of them is enough.
 */
export function createAlbums(): (inbound: Inbound) => boolean {
  /** The latest albums, whose parts come mixed with those of other chats. */
  const known = new Set<string>();
  return (inbound) => {
    if (inbound.kind !== 'message' || inbound.album === undefined) return false;
    const isFurther = known.has(inbound.album);
    if (known.size >= mostKnown) known.clear();
    known.add(inbound.album);
    return isFurther && inbound.message.wordless === true;
  };
}
