const utf8 = new TextDecoder('utf-8', { fatal: true });
const tolerantUtf8 = new TextDecoder('utf-8');
const windows1251 = new TextDecoder('windows-1251');

const replacement = 0xfffd;
/** Where every damaged place has so many whole characters beside it, the rest is UTF-8 beyond doubt. */
const clear = 4;

/**
 * The text of an answer, whatever its header says: recordings say windows-1251 over UTF-8 (facts 9.1). Strict UTF-8,
 * otherwise windows-1251. A byte order mark is dropped. Damaged places in what is clearly UTF-8, such as an SMS that was
 * cut within a letter, become U+FFFD, so that one bad record does not hide the others.
 *
 * @returns `undefined` for what may be either: read as the wrong one it would pass for text and be gibberish
 */
export function decodeBytes(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return decodeDamaged(bytes);
  }
}

/** In windows-1251 hardly two neighbouring letters make a character of UTF-8; in damaged UTF-8 most do. */
function decodeDamaged(bytes: Uint8Array): string | undefined {
  const text = tolerantUtf8.decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === replacement) broken += 1;
    else if (code > 127) whole += 1;
  }
  if (whole >= clear * broken) return text;
  return whole >= broken ? undefined : windows1251.decode(bytes);
}
