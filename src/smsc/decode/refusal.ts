import type { Layout } from '../operation.ts';

/** The provider answered no. */
export interface Refusal {
  readonly number: number;
  /** Its own words. They may repeat what was sent, so only known ones may be shown. */
  readonly text: string;
}

/** Longer texts are data. */
const longest = 2_000;

const sentence = /^ERROR = (\d{1,4})(?: \((.*)\))?(?:, ID - [\w.-]{1,40})?$/;
const columns = /^(\d{1,40}|[\w.-]{1,40}),-(\d{1,4})$/;
const xml =
  /^(?:<\?xml[^>]*\?>\s*)?<result>\s*((?:<(?:error|error_code|id)>[^<]*<\/(?:error|error_code|id)>\s*)+)<\/result>$/;
const xmlField = /<(error|error_code|id)>([^<]*)<\/\1>/g;
const errorKeys: ReadonlySet<string> = new Set(['error', 'error_code', 'id']);

/**
 * Whether a whole answer is a refusal, in any of the provider's forms whatever was asked for (facts 9.2, and 8 for
 * those with the id of a message). Data with such a text in it is none.
 */
export function findRefusal(answer: string, shape: Layout['shape']): Refusal | undefined {
  if (answer.length > longest) return undefined;
  const text = answer.trim();
  return fromJson(text) ?? fromSentence(text) ?? fromColumns(text, shape) ?? fromXml(text);
}

function fromJson(text: string): Refusal | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return Object.keys(value).every((key) => errorKeys.has(key))
      ? refusal(value['error_code'], value['error'])
      : undefined;
  } catch {
    return undefined;
  }
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

function fromXml(text: string): Refusal | undefined {
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of (xml.exec(text)?.[1] ?? '').matchAll(xmlField)) fields[name] = value;
  return refusal(fields['error_code'], fields['error']);
}

function refusal(code: unknown, text: unknown): Refusal | undefined {
  const number = typeof code === 'string' && /^\s*\d{1,4}\s*$/.test(code) ? Number(code) : code;
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) return undefined;
  return { number, text: typeof text === 'string' ? text : '' };
}
