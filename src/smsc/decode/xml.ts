import { createRequire } from 'node:module';
import type * as FastXmlParser from 'fast-xml-parser';
import { lazily } from '../../lib/lazily.ts';
import type { Row, XmlLayout } from '../operation.ts';
import type { Reading } from './reading.ts';
import { isBlank, wellFormed } from './well-formed.ts';

const textKey = '#text';
const attributesKey = ':@';
/** Names that the parser refuses, although they are only data here. No name of XML starts with a dot. */
const refused: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Loaded with the first XML, which is rare. By default it would turn phones into numbers, trim texts and leave attributes out. */
const parser = lazily(() => {
  const { XMLParser } = createRequire(import.meta.url)('fast-xml-parser') as typeof FastXmlParser;
  return new XMLParser({
    preserveOrder: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    textNodeName: textKey,
    htmlEntities: true,
    jPath: false,
    transformTagName: disguise,
    transformAttributeName: disguise,
    onDangerousProperty: (name) => name,
  });
});

/** One element as the parser gives it: its name with its children, and its attributes apart. */
type Node = Readonly<Record<string, unknown>>;

/** The document is XML, but not of the form that the page defines. */
class FormError extends Error {
  override readonly name = 'FormError';
}

/**
 * Reads a whole XML document as its layout says. Values are texts exactly as written, with entities decoded once; line
 * breaks are `\n`, as XML defines. A child that repeats within a record becomes an array.
 */
export function readXml(document: string, layout: XmlLayout): Reading {
  const checked = wellFormed(document, isEntity);
  if ('why' in checked) return checked;
  try {
    const nodes = parser().parse(checked.text) as readonly Node[];
    return { rows: rowsOf(nodes, layout, checked.attributes) };
  } catch (error) {
    return { why: error instanceof FormError ? error.message : 'no XML that the parser takes' };
  }
}

function rowsOf(nodes: readonly Node[], layout: XmlLayout, attributesWritten: number): readonly Row[] {
  let attributesRead = 0;
  const root = nodes.find((node) => nameOf(node) !== textKey);
  const names = typeof layout.root === 'string' ? [layout.root] : layout.root;
  if (root === undefined || !names.includes(nameOf(root))) throw new FormError('another root element');
  const rows = layout.item === undefined ? [record(root, layout.lists)] : records(root, layout.item, layout.lists);
  if (attributesRead !== attributesWritten) throw new FormError('an attribute given twice');
  return rows;

  function records(list: Node, item: string, lists?: XmlLayout['lists']): Row[] {
    const rows: Row[] = [];
    addAttributes({}, list);
    for (const child of childrenOf(list)) {
      const name = nameOf(child);
      if (name === item) rows.push(record(child, lists));
      else if (name !== textKey || !isBlank(String(child[textKey])))
        throw new FormError('a list with something else in it');
    }
    return rows;
  }

  function record(element: Node, lists: XmlLayout['lists'] = {}): Row {
    const row: Record<string, unknown> = {};
    let text = '';
    let isLeaf = true;
    addAttributes(row, element);
    for (const child of childrenOf(element)) {
      const name = nameOf(child);
      if (name === textKey) {
        text += String(child[textKey]);
        continue;
      }
      isLeaf = false;
      const item = Object.hasOwn(lists, name) ? lists[name] : undefined;
      add(row, name, item === undefined ? valueOf(child) : records(child, item));
    }
    if (isLeaf) add(row, nameOf(element), text);
    else if (!isBlank(text)) throw new FormError('text between elements');
    return row;
  }

  /** A plain text, or the record of a child that has attributes or children of its own. */
  function valueOf(element: Node): unknown {
    const children = childrenOf(element);
    const isText = element[attributesKey] === undefined && children.every((child) => nameOf(child) === textKey);
    return isText ? children.map((child) => child[textKey]).join('') : record(element);
  }

  function addAttributes(row: Record<string, unknown>, element: Node): void {
    const attributes = element[attributesKey] as Node | undefined;
    for (const name in attributes) {
      add(row, plain(name), attributes[name]);
      attributesRead += 1;
    }
  }
}

/** Adds a field; one that repeats becomes an array, for `FieldError` to refuse where it matters. */
function add(row: Record<string, unknown>, name: string, value: unknown): void {
  if (Object.hasOwn(row, name)) {
    const earlier = row[name];
    if (Array.isArray(earlier)) earlier.push(value);
    else row[name] = [earlier, value];
  } else if (name === '__proto__') {
    Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    row[name] = value;
  }
}

function nameOf(node: Node): string {
  for (const key in node) if (key !== attributesKey) return plain(key);
  return '';
}

function childrenOf(node: Node): readonly Node[] {
  for (const key in node) if (key !== attributesKey) return node[key] as readonly Node[];
  return [];
}

function disguise(name: string): string {
  return refused.has(name) ? `.${name}` : name;
}

function plain(name: string): string {
  return name.startsWith('.') ? name.slice(1) : name;
}

const entities = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Known are the named entities that the parser decodes. */
function isEntity(name: string): boolean {
  if (entities.has(name)) return true;
  const known = !JSON.stringify(parser().parse(`<a>&${name};</a>`)).includes(`&${name};`);
  if (known) entities.add(name);
  return known;
}
