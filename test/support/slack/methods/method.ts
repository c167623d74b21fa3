import type { Args } from '../arguments.ts';
import type { Json, World } from '../state.ts';

export interface Method {
  /** Names of the arguments it knows; that of an optional one ends in `?`. */
  readonly takes: readonly string[];
  /** Whether Slack reads a body of JSON; several methods read forms only. */
  readonly json: boolean;
  readonly token: 'bot' | 'app' | 'none';
  /** Gives what the answer has besides `ok`; throws a Refusal. */
  readonly run: (args: Args, world: World) => Json;
}

/** Takes forms and JSON, from the bot. */
export function method(takes: readonly string[], run: Method['run']): Method {
  return { takes, json: true, token: 'bot', run };
}

/** Takes forms only, from the bot. */
export function formMethod(takes: readonly string[], run: Method['run']): Method {
  return { takes, json: false, token: 'bot', run };
}
