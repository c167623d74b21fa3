import { bad } from './refusal.ts';
import { decoded, isRecord, type Parameters } from './request.ts';

/** Typed access to a call's parameters; a form's strings and JSON's values read the same. */
export interface Arguments {
  readonly text: (name: string) => string | undefined;
  readonly integer: (name: string) => number | undefined;
  readonly flag: (name: string) => boolean;
  /** A value that may come as JSON in a string. `what` is Telegram's name for it in the refusal. */
  readonly json: (name: string, what: string) => unknown;
  readonly files: Parameters['files'];
}

/** Reads a call's parameters one by one, refusing what Telegram cannot take for such a value. */
export function argumentsOf({ fields, files }: Parameters): Arguments {
  const text = (name: string): string | undefined => {
    const value = fields[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') {
      if (!value.isWellFormed()) throw bad('strings must be encoded in UTF-8');
      return value;
    }
    return JSON.stringify(value);
  };
  return {
    text,
    files,
    integer: (name) => {
      const value = text(name);
      if (value === undefined || value === '') return undefined;
      if (!/^-?\d+$/.test(value)) throw bad(`strict: ${name} must be an integer`);
      return Number(value);
    },
    flag: (name) => ['true', 'True', '1', 'yes', 'y'].includes(text(name) ?? ''),
    json: (name, what) => {
      const value = fields[name];
      if (value === undefined || value === null || value === '') return undefined;
      if (typeof value !== 'string') return value;
      const found = decoded(value);
      if (found === undefined) throw bad(`can't parse ${what} JSON object`);
      return found;
    },
  };
}

/** Every parse mode that a call asks for, also inside of its media and its quote. What is only text is no parse mode. */
export function parseModesOf(fields: Parameters['fields']): readonly string[] {
  const nested = ['media', 'reply_parameters'].map((name) => fields[name]);
  return [fields, ...nested.map((value) => (typeof value === 'string' ? decoded(value) : value))]
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isRecord)
    .flatMap((value) => Object.entries(value))
    .filter(([name, value]) => name.endsWith('parse_mode') && typeof value === 'string' && value !== '')
    .map(([, value]) => String(value));
}
