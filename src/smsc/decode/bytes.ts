const utf8 = new TextDecoder('utf-8', { fatal: true });
const tolerantUtf8 = new TextDecoder('utf-8');
const windows1251 = new TextDecoder('windows-1251');

const replacement = 0xfffd;

/**
 * The text of an answer, whatever its header says: recordings say windows-1251 over UTF-8 (facts 9.1). Strict UTF-8,
 * otherwise windows-1251. A byte order mark is dropped.
 *
 * @returns `undefined` for UTF-8 with damaged places: read as windows-1251 it would pass for text and be gibberish
 */
export function decodeBytes(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return isDamagedUtf8(bytes) ? undefined : windows1251.decode(bytes);
  }
}

/** In windows-1251 hardly two neighbouring letters make a character of UTF-8; in damaged UTF-8 most do. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = tolerantUtf8.decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === replacement) broken += 1;
    else if (code > 127) whole += 1;
  }
  return whole >= broken;
}
