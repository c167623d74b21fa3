/** The encodings that the pages name for the parameter `charset`. */
const charsets = ['windows-1251', 'utf-8', 'koi8-r'] as const;
export type Charset = (typeof charsets)[number];

/** The encoding that a request asks for; the provider's own one when it asks for none or for an unknown one. */
export function charsetNamed(name: string | undefined): Charset {
  const wanted = name?.trim().toLowerCase();
  return charsets.find((charset) => charset === wanted) ?? 'windows-1251';
}

/** Bytes as text. Bytes that mean nothing become U+FFFD, as no request is refused for its encoding. */
export function decode(bytes: Uint8Array, charset: Charset): string {
  return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
}

/** Text as bytes. A character that a one-byte encoding lacks becomes `?`, one for each code point. */
export function encode(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  const table = bytesOf(charset);
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (const character of text) {
    bytes[length] = table.get(character) ?? questionMark;
    length += 1;
  }
  return bytes.subarray(0, length);
}

const questionMark = 0x3f;
const tables = new Map<Charset, ReadonlyMap<string, number>>();

/** Which byte stands for a character. The platform has decoders for these encodings only, so they are turned around. */
function bytesOf(charset: Charset): ReadonlyMap<string, number> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const table = new Map(Array.from(decode(everyByte, charset), (character, byte) => [character, byte]));
  tables.set(charset, table);
  return table;
}
