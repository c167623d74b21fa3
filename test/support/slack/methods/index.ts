import { argsOf, missing } from '../arguments.ts';
import { Refusal, refusalOf } from '../refusal.ts';
import type { Json, World } from '../state.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import type { Method } from './method.ts';
import { others } from './others.ts';
import { views } from './views.ts';

const methods = new Map<string, Method>(Object.entries({ ...chat, ...conversations, ...files, ...others, ...views }));

export interface Asked {
  readonly method: string;
  readonly token: string | undefined;
  readonly given: Json;
  readonly isJson: boolean;
}

/** Does what a call asks; gives what the answer has besides `ok`, or throws a Refusal. */
export function run(world: World, { method: name, token, given, isJson }: Asked): Json {
  const method = methods.get(name);
  if (method === undefined) throw new Refusal('unknown_method', { req_method: name });
  checkToken(world, method, token);
  if (isJson && !method.json) throw refusalOf('invalid_arguments', ['JSON is not read by this method']);
  const known = new Set(method.takes.map((each) => each.replace(/\?$/, '')));
  const unknown = Object.keys(given).find((each) => !known.has(each));
  if (unknown !== undefined) throw refusalOf('invalid_arg_name', [`unknown argument: ${unknown}`]);
  for (const each of method.takes) {
    const value = given[each];
    if (!each.endsWith('?') && (value === undefined || value === null || value === '')) throw missing(each);
  }
  return method.run(argsOf(given), world);
}

function checkToken(world: World, method: Method, token: string | undefined): void {
  if (method.token === 'none') return;
  if (token === undefined) throw new Refusal('not_authed');
  const kind = token === world.botToken ? 'bot' : token === world.appToken ? 'app' : undefined;
  if (kind === undefined) throw new Refusal('invalid_auth');
  if (kind !== method.token) throw new Refusal('not_allowed_token_type');
}
