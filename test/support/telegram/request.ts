import { readMultipart } from './multipart.ts';
import { bad } from './refusal.ts';

/** A file as it came in a request. */
export interface Uploaded {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The parameters of one call: what JSON said as values, what a form said as strings. */
export interface Parameters {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Uploaded>;
}

const noFiles: ReadonlyMap<string, Uploaded> = new Map();

/** The parameters of a request out of its query and its body, which may be JSON, urlencoded or multipart. */
export function readParameters(query: URLSearchParams, contentType: string, body: Buffer): Parameters {
  const inQuery = Object.fromEntries(query);
  const kind = contentType.toLowerCase();
  if (body.length === 0) return { fields: inQuery, files: noFiles };
  if (kind.includes('multipart/form-data')) {
    const { fields, files } = readMultipart(body, contentType);
    return { fields: { ...inQuery, ...fields }, files };
  }
  if (kind.includes('application/x-www-form-urlencoded')) {
    return {
      fields: { ...inQuery, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) },
      files: noFiles,
    };
  }
  if (kind.includes('application/json')) return { fields: { ...inQuery, ...jsonObject(body) }, files: noFiles };
  throw bad(`strict: a body of the type "${contentType}" is not read`);
}

function jsonObject(body: Buffer): Readonly<Record<string, unknown>> {
  const value = decoded(body.toString('utf8'));
  if (!isRecord(value)) throw bad('strict: the body is not a JSON object');
  return value;
}

/** A text as JSON, or `undefined` when it is none. */
export function decoded(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
