import { isUtf8 } from 'node:buffer';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Row, XmlLayout } from '../../src/smsc/operation.ts';
import type { Sample } from './samples.ts';

/**
 * Reads an answer in a second way that shares no code with `src/smsc/decode`: `JSON.parse`, and the XML library's own
 * validator and plain objects. Slow and only good enough for the documents of `samples.ts`.
 *
 * @returns `undefined` for what is no document of the sample's form
 */
export function readOtherwise(sample: Sample, bytes: Buffer): readonly Row[] | undefined {
  const text = textOf(bytes);
  const layout = sample.operation.layout(sample.params);
  if (text.trim() === '') return layout.shape === 'list' ? [] : undefined;
  if (sample.format === 3) return recordsOf(text, layout.shape);
  return layout.xml === undefined ? undefined : elementsOf(text.replaceAll('__proto__', standIn), layout.xml);
}

/** For a name that the XML library does not take. */
const standIn = 'stand-in-for-proto';

/**
 * Bytes that are not UTF-8 are windows-1251 only where nothing in them is a character of UTF-8 beyond ASCII; otherwise
 * their damaged places are U+FFFD.
 */
function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (isUtf8(bytes)) return text;
  return /[^\p{ASCII}\uFFFD]/u.test(text) ? text : new TextDecoder('windows-1251').decode(bytes);
}

function recordsOf(text: string, shape: 'one' | 'list'): readonly Row[] | undefined {
  try {
    const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs, (token) => exact(token));
    const value: unknown = JSON.parse(quoted);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const isList = list.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
    if (!isList) return undefined;
    const rows = list as readonly Row[];
    if (shape === 'one') return rows.length === 1 ? rows : undefined;
    return Array.isArray(value) || Object.keys(rows[0] ?? {}).length > 0 ? rows : [];
  } catch {
    return undefined;
  }
}

/** A number that a float would change becomes the text of its digits. */
function exact(token: string): string {
  if (token.startsWith('"') || !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(token)) return token;
  const digits = token
    .replace(/[eE].*$/, '')
    .replace(/^-?0*\.?0*/, '')
    .replace('.', '');
  const isExact = Number.isFinite(Number(token)) && (digits.length <= 15 || String(Number(token)) === token);
  return isExact ? token : `"${token}"`;
}

const prefix = '@';
const parser = new XMLParser({
  attributeNamePrefix: prefix,
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

type Element = Readonly<Record<string, unknown>>;

function elementsOf(text: string, layout: XmlLayout): readonly Row[] | undefined {
  if (XMLValidator.validate(text.trim()) !== true) return undefined;
  try {
    const document = parser.parse(text) as Readonly<Record<string, readonly Element[]>>;
    const { '#text': _blank, '?xml': _declaration, ...roots } = document;
    const [only, ...more] = Object.entries(roots).flatMap(([name, found]) => found.map((root) => ({ name, root })));
    if (only === undefined || more.length > 0 || !layout.root.includes(only.name)) return undefined;
    const { name, root } = only;
    if (layout.item === undefined) return [rowOf(name, root, layout.lists ?? {})];
    return itemsOf(root, layout.item);
  } catch {
    return undefined;
  }
}

function itemsOf(list: Element, item: string): readonly Row[] {
  const others = Object.entries(list).filter(([key, value]) => key !== item && !isIgnored(key, value));
  if (others.length > 0) throw new Error('something else in a list');
  return ((list[item] ?? []) as readonly Element[]).map((element) => rowOf(item, element, {}));
}

function rowOf(name: string, element: Element, lists: Readonly<Record<string, string>>): Row {
  const fields: [string, unknown][] = [];
  const children = Object.entries(element).filter(([key]) => key !== '#text' && !key.startsWith(prefix));
  for (const [key, value] of Object.entries(element)) if (key.startsWith(prefix)) fields.push([key.slice(1), value]);
  for (const [key, value] of children) {
    const item = lists[key];
    const values = (value as readonly Element[]).map((child) =>
      item === undefined ? valueOf(key, child) : itemsOf(child, item),
    );
    fields.push([key, values.length === 1 ? values[0] : values]);
  }
  if (children.length === 0) fields.push([name, element['#text'] ?? '']);
  else if (!isIgnored('#text', element['#text'] ?? '')) throw new Error('text between elements');
  if (new Set(fields.map(([key]) => key)).size < fields.length) throw new Error('a field in two ways');
  return Object.fromEntries(fields.map(([key, value]) => [original(key), original(value)]));
}

function original<Value>(value: Value): Value {
  return typeof value === 'string' ? (value.replaceAll(standIn, '__proto__') as Value) : value;
}

function valueOf(name: string, element: Element): unknown {
  const isText = Object.keys(element).every((key) => key === '#text');
  return isText ? (element['#text'] ?? '') : rowOf(name, element, {});
}

function isIgnored(key: string, value: unknown): boolean {
  return key.startsWith(prefix) || (key === '#text' && /^[ \t\r\n]*$/.test(String(value)));
}
