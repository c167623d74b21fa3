import { heard, wordsIn } from '../ears.ts';
import { parseModesOf } from './parameters.ts';
import { decoded, type Parameters, type Uploaded } from './request.ts';

/** A request as it came, and how it was answered. */
export interface Call {
  readonly method: string;
  /** What was asked; JSON inside of form fields is decoded. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Uploaded>;
  /** Every `parse_mode` of the call; a bot that sends entities has none. */
  readonly parseModes: readonly string[];
  /** Milliseconds of the server's clock. */
  readonly at: number;
  /** The status it was answered with; 0 while it is not, and for good when it never is. */
  readonly status: number;
  /** The words of the refusal. */
  readonly description: string | undefined;
}

export type OpenCall = { -readonly [Field in keyof Call]: Call[Field] };

export interface Calls {
  readonly record: (method: string, parameters: Parameters, at: number) => OpenCall;
  readonly list: (method?: string) => readonly Call[];
  readonly forget: () => void;
}

/** Keeps the last `most` calls. */
export function createCalls(most: number): Calls {
  let calls: Call[] = [];
  return {
    record: (method, { fields, files }, at) => {
      const parameters = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, valueOf(name, value)]),
      );
      const call: OpenCall = {
        method,
        parameters,
        files,
        parseModes: parseModesOf(fields),
        at,
        status: 0,
        description: undefined,
      };
      calls.push(call);
      heard('chat', wordsIn([parameters, [...files.values()]]), groupOf(parameters['chat_id']));
      if (calls.length > most * 1.1 + 10) calls = calls.slice(-most);
      return call;
    },
    list: (method) => (method === undefined ? [...calls] : calls.filter((call) => call.method === method)),
    forget: () => {
      calls = [];
    },
  };
}

/** Where others read too: their ids are negative. */
function groupOf(chat: unknown): string | undefined {
  return /^-\d/.test(String(chat)) ? String(chat) : undefined;
}

/** Parameters that are JSON also where a form has them as strings. */
const structured = new Set([
  'entities',
  'caption_entities',
  'reply_markup',
  'reply_parameters',
  'link_preview_options',
  'media',
  'commands',
  'scope',
  'allowed_updates',
]);

function valueOf(name: string, value: unknown): unknown {
  return typeof value === 'string' && structured.has(name) ? (decoded(value) ?? value) : value;
}
