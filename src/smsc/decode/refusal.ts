import type { Layout, Row } from '../operation.ts';
import { parseJson, rowsOf } from './json.ts';
import { readXml } from './xml.ts';

/** The provider answered no. */
export interface Refusal {
  readonly number: number;
  /** Its own words. They may repeat what was sent, so only known ones may be shown. */
  readonly text: string;
}

/** Longer texts are data. */
const longest = 2_000;
/** A record may hold more beside the error, such as the phones that were sent. Longer ones are data. */
const longestRecord = 16_000;

const sentence = /^ERROR = (\d{1,4})(?: \((.*)\))?(?:, ID - [\w.-]{1,40})?$/;
const columns = /^(\d{1,40}|[\w.-]{1,40}),-(\d{1,4})$/;
const bareAmpersand = /&(?![#\w]+;)/g;

/**
 * Whether a whole answer is a refusal, in any of the provider's forms whatever was asked for (facts 9.2, and 8 for
 * those with the id of a message). Data with such a text in it is none. A single record with an `error_code` is one
 * whatever else it holds, since no page has a field of that name and a refusal taken for data would pass for success.
 */
export function findRefusal(answer: string, shape: Layout['shape']): Refusal | undefined {
  if (answer.length > longestRecord) return undefined;
  const text = answer.trim();
  if (text.includes('error_code')) return fromRecord(text);
  return text.length > longest ? undefined : (fromSentence(text) ?? fromColumns(text, shape));
}

function fromRecord(text: string): Refusal | undefined {
  const row = text.startsWith('<') ? xmlRecord(text) : jsonRecord(text);
  return row === undefined ? undefined : refusal(row['error_code'], row['error']);
}

/** The only record of a JSON text, bare or alone in a list. */
function jsonRecord(text: string): Row | undefined {
  const parsed = parseJson(text);
  const read = 'why' in parsed ? parsed : rowsOf(parsed.value, { shape: 'one' });
  return 'why' in read ? undefined : read.rows[0];
}

/** The provider's words may hold a bare "&", which is no reason to miss the number beside them. */
function xmlRecord(text: string): Row | undefined {
  const read = readXml(text.replace(bareAmpersand, '&amp;'), { root: 'result' });
  return 'why' in read ? undefined : read.rows[0];
}

function fromSentence(text: string): Refusal | undefined {
  const found = sentence.exec(text);
  return found === null ? undefined : refusal(found[1], found[2] ?? '');
}

/** `0,-N`, or the id of the message instead of 0; one that has letters could be the name of a record in a list. */
function fromColumns(text: string, shape: Layout['shape']): Refusal | undefined {
  const [, id = '', number] = columns.exec(text) ?? [];
  return shape === 'one' || /^\d+$/.test(id) ? refusal(number, '') : undefined;
}

function refusal(code: unknown, text: unknown): Refusal | undefined {
  const number = typeof code === 'string' && /^\s*\d{1,15}\s*$/.test(code) ? Number(code) : code;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) return undefined;
  return { number, text: typeof text === 'string' ? text : '' };
}
