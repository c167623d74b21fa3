import { Refusal, refusalOf } from './refusal.ts';
import type { Json } from './state.ts';
import { isObject } from './walk.ts';

/** What a call came with, read the way Slack reads it: everything may be a string, lists and objects JSON in one. */
export interface Args {
  readonly text: (name: string) => string | undefined;
  /** Of a required argument; refuses when it is empty. */
  readonly needed: (name: string) => string;
  readonly flag: (name: string, otherwise: boolean) => boolean;
  readonly json: (name: string) => unknown;
}

const structured = new Set(['blocks', 'view', 'files', 'metadata']);

export function argsOf(given: Json): Args {
  const text = (name: string): string | undefined => {
    const value = given[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new Refusal('invalid_array_arg');
  };
  return {
    text,
    needed: (name) => {
      const value = text(name);
      if (value === undefined || value === '') throw missing(name);
      return value;
    },
    flag: (name, otherwise) => {
      const value = text(name);
      return value === undefined ? otherwise : value === 'true' || value === '1';
    },
    json: (name) => given[name] ?? undefined,
  };
}

export function missing(name: string): Refusal {
  return refusalOf('invalid_arguments', [`missing required field: ${name}`]);
}

/** The arguments of a request, from its query and its body; throws a Refusal when the body cannot be read. */
export function readArguments(query: URLSearchParams, contentType: string, body: Buffer): Json {
  const given = { ...Object.fromEntries(query), ...readBody(contentType.split(';')[0]?.trim() ?? '', body) };
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, decoded(name, value)]));
}

function readBody(type: string, body: Buffer): Json {
  if (body.length === 0) return {};
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(body.toString()));
  if (type === 'application/json') {
    const read = parsed(body.toString());
    if (!isObject(read)) throw new Refusal('invalid_json');
    return read;
  }
  throw new Refusal(type === '' ? 'missing_post_type' : 'invalid_post_type');
}

function decoded(name: string, value: unknown): unknown {
  return structured.has(name) && typeof value === 'string' ? (parsed(value) ?? value) : value;
}

/** What JSON says, or `undefined` when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
