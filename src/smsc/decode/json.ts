import type { Layout, Row } from '../operation.ts';
import type { Reading } from './reading.ts';

/** No answer of the provider nests deeper than three. */
const deepest = 32;
/** Before a number that has more digits than a float keeps or an exponent, or before a structure in a structure. */
const notable = /[:[,]\s*(?=\[|(?<!\}\s*,\s*)\{|-?(?:\d[\d.]{15,}|[\d.]+[eE]))/g;
const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);
const openingArray = '['.charCodeAt(0);
const closingArray = ']'.charCodeAt(0);
const openingObject = '{'.charCodeAt(0);
const closingObject = '}'.charCodeAt(0);

/** What is seen of a JSON text at one fast look. */
export interface Seen {
  /** Reading it takes the slow way, nine times as long. */
  readonly hasLongNumbers: boolean;
  readonly isTooDeep: boolean;
}

/**
 * Looks for what needs the slow ways. Depth is counted only where a nest is possible: on the way down at least every
 * second structure stands first in its list, under a key, or is a list; the records of a plain list do not.
 */
export function look(text: string): Seen {
  let hasLongNumbers = false;
  let nestings = 0;
  notable.lastIndex = 0;
  while (notable.test(text)) {
    if (step(text.charCodeAt(notable.lastIndex)) === 0) hasLongNumbers = true;
    else nestings += 1;
    if (nestings === deepest / 2 && isTooDeep(text)) return { hasLongNumbers, isTooDeep: true };
    if (nestings > deepest / 2 && hasLongNumbers) break;
  }
  return { hasLongNumbers, isTooDeep: false };
}

/**
 * Reads a whole JSON text. Numbers that a float cannot hold exactly (ids of 20 digits) become texts of their digits,
 * so that none is ever another number.
 */
export function parseJson(
  text: string,
  seen: Seen = look(text),
): { readonly value: unknown } | { readonly why: string } {
  if (seen.isTooDeep) return { why: 'nested too deep' };
  try {
    return { value: seen.hasLongNumbers ? JSON.parse(text, keepDigits) : JSON.parse(text) };
  } catch {
    return { why: 'no JSON' };
  }
}

/** The records of a JSON value as its layout says. */
export function rowsOf(value: unknown, layout: Pick<Layout, 'shape' | 'json'>): Reading {
  if (layout.json !== undefined) return readOwnForm(value, layout.json);
  if (Array.isArray(value)) {
    const isForm = value.every(isRecord) && (layout.shape === 'list' || value.length === 1);
    return isForm ? { rows: value } : { why: 'JSON of another form' };
  }
  if (!isRecord(value)) return { why: 'JSON of another form' };
  const isEmpty = Object.keys(value).length === 0;
  if (isEmpty) return layout.shape === 'list' ? { rows: [] } : { why: 'an empty record' };
  return { rows: [value] };
}

/** A form of the operation's own. It stumbles rather than refuses where an answer is not of that form at all. */
function readOwnForm(value: unknown, read: NonNullable<Layout['json']>): Reading {
  try {
    const rows = read(value);
    return rows === undefined ? { why: 'JSON of another form' } : { rows };
  } catch {
    return { why: 'JSON of another form' };
  }
}

function isRecord(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined || String(value) === source) return value;
  const digits = source.replace(/[eE].*$|[-.]/g, '').replace(/^0+/, '').length;
  return Number.isFinite(value) && digits <= 15 ? value : source;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length && depth <= deepest; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) isInText = !isInText;
    else if (!isInText) depth += step(code);
    else if (code === backslash) index += 1;
  }
  return depth > deepest;
}

function step(code: number): number {
  switch (code) {
    case openingArray:
    case openingObject:
      return 1;
    case closingArray:
    case closingObject:
      return -1;
    default:
      return 0;
  }
}
