import type { XmlLayout } from '../operation.ts';
import { decodeBytes } from './bytes.ts';
import { parseJson } from './json.ts';
import { readXml } from './xml.ts';

/** How an answer of format 2 or 3 is written, as plain data that can be sent to a thread. */
export type Structure = { readonly format: 2; readonly xml: XmlLayout } | { readonly format: 3 };

export type ValueReading = { readonly value: unknown } | { readonly why: string };

/** The JSON value of an answer in JSON, or the records of one in XML. */
export function readStructured(bytes: Uint8Array, structure: Structure): ValueReading {
  const text = decodeBytes(bytes);
  if (text === undefined) return { why: 'damaged UTF-8' };
  if (structure.format === 3) return parseJson(text);
  const read = readXml(text, structure.xml);
  return 'why' in read ? read : { value: read.rows };
}
