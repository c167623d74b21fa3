import { heard, wordsIn } from '../ears.ts';
import type { Call } from './control.ts';

export type OpenCall = { -readonly [Field in keyof Call]: Call[Field] };

export interface Calls {
  readonly record: (method: string, given: Readonly<Record<string, unknown>>, at: number) => OpenCall;
  /** Notes that Slack itself says no to a call; a fault that a test set is no refusal. */
  readonly refuse: (method: string, error: string, words: readonly string[]) => void;
  readonly list: (method?: string) => readonly Call[];
  readonly refused: () => readonly string[];
  readonly forget: () => void;
}

/** Keeps the last `most` calls, and all refusals. */
export function createCalls(most: number): Calls {
  let calls: Call[] = [];
  let refused: string[] = [];
  return {
    record: (method, given, at) => {
      const call: OpenCall = { method, arguments: given, at };
      calls.push(call);
      heard('chat', wordsIn(given), groupOf(method, given));
      if (calls.length > most * 1.1 + 10) calls = calls.slice(-most);
      return call;
    },
    refuse: (method, error, words) => {
      refused.push(`${method}: ${error}${words.length > 0 ? ` (${words.join('; ')})` : ''}`);
    },
    list: (method) => (method === undefined ? [...calls] : calls.filter((call) => call.method === method)),
    refused: () => [...refused],
    forget: () => {
      calls = [];
      refused = [];
    },
  };
}

/** The channel in which everybody reads what a call shows. */
function groupOf(method: string, { channel }: Readonly<Record<string, unknown>>): string | undefined {
  const isForAll = method === 'chat.postMessage' || method === 'chat.update';
  return isForAll && typeof channel === 'string' && !channel.startsWith('D') ? channel : undefined;
}
