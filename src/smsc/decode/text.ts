import type { Row, TextReader } from '../operation.ts';
import { type Cut, eachAroundOpen, eachLine } from './lines.ts';
import { fits } from './shapes.ts';

export interface ColumnOptions {
  /** What stands between the values. */
  readonly separator?: ',' | ';' | '|';
  /** The field that may itself hold separators and line breaks; a record is read around it from both ends. */
  readonly open?: string;
  /** How many of the last columns may be missing. */
  readonly optional?: number;
}

/** The longest answer that says one thing only. */
const longestPhrase = 1_000;

/** Reader for records of values in a fixed order, one a line (format 1). */
export function columns(keys: readonly string[], options: ColumnOptions = {}): TextReader {
  const { separator = ',' } = options;
  const fields = keys.map((key, index) => ({ key, marker: index === 0 ? '' : separator }));
  return markedReader(fields, options, (value) => !value.includes(separator));
}

/** Reader for records of `label = value, label = value` in a fixed order, one a line (format 0). */
export function labelled(
  fields: readonly (readonly [label: string, key: string])[],
  options: Omit<ColumnOptions, 'separator'> = {},
): TextReader {
  const marked = fields.map(([label, key], index) => ({ key, marker: `${index === 0 ? '' : ', '}${label} = ` }));
  return markedReader(marked, options, () => true);
}

/** Reader for records of `key = value, key = value` with any keys in any order; `names` gives keys other names. */
export function pairs(names: Readonly<Record<string, string>> = {}): TextReader {
  return (text) => eachLine(text, (line) => pairsOf(line, names));
}

/** Reader for an answer of exactly this form; the named groups become the fields of its one record. */
export function phrase(pattern: RegExp): TextReader {
  const whole = new RegExp(`^(?:${pattern.source})$`, pattern.flags.replace(/[gmy]/g, ''));
  return (text) => {
    const found = text.length > longestPhrase ? null : whole.exec(text.replace(/\r?\n$/, ''));
    if (found === null) return undefined;
    return [Object.fromEntries(Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined))];
  };
}

/** A field, and the text that stands before its value. */
interface Marked {
  readonly key: string;
  readonly marker: string;
}

function markedReader(
  fields: readonly Marked[],
  { open, optional = 0 }: Omit<ColumnOptions, 'separator'>,
  mayBeLast: (value: string) => boolean,
): TextReader {
  const openAt = fields.findIndex(({ key }) => key === open);
  if (open === undefined || openAt === -1) {
    return (text) => eachLine(text, (line) => fieldsOf(line, fields, optional, mayBeLast));
  }
  const upToOpen = fields.slice(0, openAt + 1);
  const after = fields.slice(openAt + 1);
  return (text) =>
    eachAroundOpen(text, {
      open,
      head: (line) => cutFromStart(line, upToOpen),
      tail: (line) => cutFromEnd(line, after, optional),
    });
}

/** All fields of a line; the last `optional` of them may be missing. */
function fieldsOf(
  line: string,
  fields: readonly Marked[],
  optional: number,
  mayBeLast: (value: string) => boolean,
): Row | undefined {
  const row: Record<string, string> = {};
  let at = 0;
  for (const [index, { key, marker }] of fields.entries()) {
    if (!line.startsWith(marker, at)) return undefined;
    const start = at + marker.length;
    const next = fields[index + 1];
    const found = next === undefined ? -1 : line.indexOf(next.marker, start);
    at = found === -1 ? line.length : found;
    const value = line.slice(start, at);
    if (!fits(key, value)) return undefined;
    row[key] = value;
    if (found === -1) return index + 1 + optional >= fields.length && mayBeLast(value) ? row : undefined;
  }
  return undefined;
}

/** The fields up to the marker of the last one given, which is the open one. */
function cutFromStart(line: string, fields: readonly Marked[]): Cut | undefined {
  const row: Record<string, string> = {};
  let at = 0;
  for (const [index, { marker }] of fields.entries()) {
    const previous = fields[index - 1];
    const found = previous === undefined ? 0 : line.indexOf(marker, at);
    if (found === -1 || !line.startsWith(marker, found)) return undefined;
    const value = line.slice(at, found);
    if (previous !== undefined) {
      if (!fits(previous.key, value)) return undefined;
      row[previous.key] = value;
    }
    at = found + marker.length;
  }
  return { fields: row, at };
}

/** The fields at the end of a line, as many as there are; the last `optional` of them may be missing. */
function cutFromEnd(line: string, fields: readonly Marked[], optional: number): Cut | undefined {
  for (let count = fields.length; count >= Math.max(0, fields.length - optional); count -= 1) {
    const cut = cutExactly(line, fields.slice(0, count));
    if (cut !== undefined) return cut;
  }
  return undefined;
}

function cutExactly(line: string, fields: readonly Marked[]): Cut | undefined {
  const row: Record<string, string> = {};
  let at = line.length;
  for (const { key, marker } of fields.toReversed()) {
    const found = at < marker.length ? -1 : line.lastIndexOf(marker, at - marker.length);
    const value = line.slice(found + marker.length, at);
    if (found === -1 || !fits(key, value)) return undefined;
    row[key] = value;
    at = found;
  }
  return { fields: row, at };
}

const pairStart = /([A-Za-z_]\w*) =(?: |$)/y;
const pairBreak = /, (?=[A-Za-z_]\w* =(?: |$))/g;

function pairsOf(line: string, names: Readonly<Record<string, string>>): Row | undefined {
  const row = new Map<string, string>();
  for (let at = 0; at !== -1; ) {
    pairStart.lastIndex = at;
    const key = pairStart.exec(line)?.[1];
    if (key === undefined) return undefined;
    const start = pairStart.lastIndex;
    pairBreak.lastIndex = start;
    const end = pairBreak.exec(line)?.index ?? line.length;
    const name = Object.hasOwn(names, key) ? (names[key] ?? key) : key;
    const value = line.slice(start, end);
    if (row.has(name) || !fits(name, value)) return undefined;
    row.set(name, value);
    at = end === line.length ? -1 : end + 2;
  }
  return Object.fromEntries(row);
}
