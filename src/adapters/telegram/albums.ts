import type { Inbound } from './inbound.ts';

/**
 * Makes what tells whether a message is a further part of the album before it and has no words: Telegram sends each
 * picture of an album as a message of its own, and one answer to all of them is enough.
 */
export function createAlbums(): (inbound: Inbound) => boolean {
  let last: string | undefined;
  return (inbound) => {
    if (inbound.kind !== 'message' || inbound.album === undefined) return false;
    const isFurther = inbound.album === last;
    last = inbound.album;
    return isFurther && inbound.message.wordless === true;
  };
}
