/** An element of XML: its name, its attributes, and its text or its children. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  readonly children: readonly Element[];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads a small strict part of XML 1.0 by the book, so that the sandbox's own writer is checked by something that
 * shares nothing with it. Throws on anything that is not well-formed.
 */
export function readXml(source: string): Element {
  // Line ends and white space in attributes are normalised before references are resolved, as the standard says.
  const xml = source.replace(/\r\n?/g, '\n');
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(xml)) throw new Error('not a character of XML');
  let at = 0;

  function take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = at;
    const found = sticky.exec(xml);
    if (found === null) return undefined;
    at = sticky.lastIndex;
    return found;
  }

  function need(pattern: RegExp): RegExpExecArray {
    const found = take(pattern);
    if (found === undefined) throw new Error(`expected ${pattern.source} at ${at}: ${xml.slice(at, at + 40)}`);
    return found;
  }

  function element(): Element {
    const name = need(/<([A-Za-z_][\w.-]*)/)[1] ?? '';
    const attributes = new Map<string, string>();
    for (
      let found = take(/\s+([A-Za-z_][\w.-]*)="([^"<]*)"/);
      found;
      found = take(/\s+([A-Za-z_][\w.-]*)="([^"<]*)"/)
    ) {
      const [, key = '', value = ''] = found;
      if (attributes.has(key)) throw new Error(`twice: ${key}`);
      attributes.set(key, resolved(value.replace(/[\t\n]/g, ' ')));
    }
    need(/>/);
    let text = '';
    const children: Element[] = [];
    for (;;) {
      text += need(/[^<]*/)[0];
      if (take(/<\//)) break;
      children.push(element());
    }
    need(new RegExp(`${name}>`));
    if (text.includes(']]>')) throw new Error('"]]>" in a text');
    return { name, attributes, text: resolved(text), children };
  }

  const root = element();
  if (at !== xml.length) throw new Error('more than one element');
  return root;
}

function resolved(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new Error(`a bare & in ${text}`);
    const code = /^#(\d+)$/.exec(name)?.[1];
    const character = code === undefined ? entities[name] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`no entity ${name}`);
    return character;
  });
}

/** An element whose attributes and children are the fields of a record, with its own text under its own name. */
export function recordOf({ name, attributes, text, children }: Element): ReadonlyMap<string, string> {
  const fields = new Map(attributes);
  for (const child of children) fields.set(child.name, child.text);
  if (children.length === 0) fields.set(name, text);
  return fields;
}
