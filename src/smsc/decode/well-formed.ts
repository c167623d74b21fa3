/** No answer of the provider nests deeper than four. */
const deepest = 32;
/** The largest answer of the pages has 100 000. */
const mostElements = 1_000_000;

const declaration = /^[ \t\r\n]*<\?xml(?:[ \t\r\n]+[a-z]+[ \t\r\n]*=[ \t\r\n]*(?:"[^"<>]*"|'[^'<>]*'))*[ \t\r\n]*\?>/;
const tagStart = /<([A-Za-z_:][\w:.-]*)/y;
const attribute = /[ \t\r\n]+[A-Za-z_:][\w:.-]*[ \t\r\n]*=[ \t\r\n]*(?:"[^"<]*"|'[^'<]*')/y;
const tagEnd = /[ \t\r\n]*(\/?)>/y;
const closingTag = /<\/([A-Za-z_:][\w:.-]*)[ \t\r\n]*>/y;
const reference = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{0,31}));/y;
const slash = '/'.charCodeAt(0);
const exclamation = '!'.charCodeAt(0);

/**
 * Checks that a text is one whole XML document, in time linear to its length. The parser itself takes torn documents;
 * its validator takes two roots, unknown entities and numbers of no character, and on documents of attributes as long
 * as the parsing.
 *
 * Refused besides: document type declarations (they define entities), processing instructions, deep nests, and more
 * elements than any answer has.
 *
 * @param isEntity - whether a named entity is known
 * @returns the document without its declaration and how many attributes it has, or why it is no document
 */
export function wellFormed(
  document: string,
  isEntity: (name: string) => boolean,
): { readonly text: string; readonly attributes: number } | { readonly why: string } {
  const text = document.slice(declaration.exec(document)?.[0].length ?? 0);
  const open: string[] = [];
  let position = 0;
  let attributes = 0;
  let elements = 0;
  let ampersand = text.indexOf('&');

  while (position < text.length) {
    const tag = text.indexOf('<', position);
    const why = readText(tag === -1 ? text.length : tag) ?? (tag === -1 ? undefined : readMarkup(tag));
    if (why !== undefined) return { why };
  }
  return open.length > 0 || elements === 0 ? { why: 'torn' } : { text, attributes };

  function readText(end: number): string | undefined {
    if (open.length === 0 && !isBlank(text.slice(position, end))) return 'text outside the root element';
    position = end;
    return readReferences(end);
  }

  function readMarkup(tag: number): string | undefined {
    const next = text.charCodeAt(tag + 1);
    if (next === slash) return readClosingTag(tag);
    if (next !== exclamation) return readTag(tag);
    if (text.startsWith('<!--', tag)) return skip(tag + 4, '-->');
    if (text.startsWith('<![CDATA[', tag) && open.length > 0) return skip(tag + 9, ']]>');
    return 'a declaration';
  }

  function readTag(tag: number): string | undefined {
    tagStart.lastIndex = tag;
    const name = tagStart.exec(text)?.[1];
    if (name === undefined) return 'no tag after "<"';
    if (open.length === 0 && elements > 0) return 'two root elements';
    let end = tagStart.lastIndex;
    for (attribute.lastIndex = end; attribute.test(text); end = attribute.lastIndex) attributes += 1;
    tagEnd.lastIndex = end;
    const ending = tagEnd.exec(text);
    if (ending === null) return 'a tag that does not end';
    position = tagEnd.lastIndex;
    elements += 1;
    if (elements > mostElements) return 'too many elements';
    if (ending[1] === '') open.push(name);
    return open.length > deepest ? 'nested too deep' : readReferences(position);
  }

  function readClosingTag(tag: number): string | undefined {
    closingTag.lastIndex = tag;
    const name = closingTag.exec(text)?.[1];
    position = closingTag.lastIndex;
    return name === undefined || name !== open.pop() ? 'tags that do not match' : undefined;
  }

  function skip(from: number, ending: string): string | undefined {
    const end = text.indexOf(ending, from);
    if (end === -1) return 'torn';
    position = end + ending.length;
    if (ampersand !== -1 && ampersand < position) ampersand = text.indexOf('&', position);
    return undefined;
  }

  function readReferences(end: number): string | undefined {
    while (ampersand !== -1 && ampersand < end) {
      reference.lastIndex = ampersand;
      const [whole, decimal, hex, name] = reference.exec(text) ?? [];
      if (whole === undefined) return 'a bare ampersand';
      const known = name === undefined ? isCharacter(Number(decimal ?? `0x${hex}`)) : isEntity(name);
      if (!known) return 'an unknown entity';
      ampersand = text.indexOf('&', reference.lastIndex);
    }
    return undefined;
  }
}

/** Whether a text is nothing but white space, of which XML knows four characters. */
export function isBlank(text: string): boolean {
  return !/[^ \t\r\n]/.test(text);
}

/** The characters that XML 1.0 lets a number stand for. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff);
}
