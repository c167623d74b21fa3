import type { Parameter, Parameters } from '../parameters/parameter.ts';
import type { Problem } from './problem.ts';
import type { Token } from './tokens.ts';

/** A value as it was typed, for the parameter `name`. */
export interface Given {
  readonly name: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

export type Sorted =
  | { readonly ok: true; readonly given: readonly Given[] }
  | { readonly ok: false; readonly problem: Problem };

/** An option in any of the ways that keyboards write it; phones make one dash of two. */
const option = /^(?:--|—|–)(?=\p{L})/u;

/** Gives each parameter its part of the line: `key:value`, `--key value` and `--key=value` by name, everything else by place. */
export function sortOut(line: string, tokens: readonly Token[], parameters: Parameters): Sorted {
  const given: Given[] = [];
  const nameless: Token[] = [];
  const taken = (name: string): boolean => given.some((other) => other.name === name);
  const many = Object.entries(parameters).find(([, { place }]) => place === 'many');
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const named = byName(token, tokens[index + 1], parameters);
    if (named !== undefined) {
      if (named.tookNext) index += 1;
      if (taken(named.name)) return repeated(named, parameters[named.name]);
      given.push(named);
      continue;
    }
    const place = Object.entries(parameters).find(([name, { place }]) => isByPlace(place) && !taken(name));
    if ((place === undefined && many === undefined) || (option.test(token.text) && !token.quoted)) {
      return { ok: false, problem: { kind: 'unexpected', start: token.start, end: token.end } };
    }
    if (place === undefined) {
      nameless.push(token);
      continue;
    }
    const [name, parameter] = place;
    if (parameter.place === 'rest') {
      given.push({ name, ...restFrom(line, tokens.slice(index)) });
      break;
    }
    given.push({ name, written: token.text, start: token.start, end: token.end });
  }
  if (many !== undefined && nameless.length > 0) {
    if (taken(many[0])) return repeated(together(line, many[0], nameless), many[1]);
    given.push(together(line, many[0], nameless));
  }
  return { ok: true, given };
}

function isByPlace(place: Parameter<unknown>['place']): boolean {
  return place === 'next' || place === 'rest';
}

function repeated(part: Given, parameter: Parameter<unknown> | undefined): Sorted {
  const { start, end } = part;
  const problem: Problem =
    parameter === undefined ? { kind: 'unexpected', start, end } : { kind: 'repeated', parameter, start, end };
  return { ok: false, problem };
}

function restFrom(line: string, [first, ...more]: readonly Token[]): Omit<Given, 'name'> {
  const start = first?.start ?? line.length;
  const end = more.at(-1)?.end ?? first?.end ?? line.length;
  return { written: more.length === 0 ? (first?.text ?? '') : line.slice(start, end), start, end };
}

/** The pieces without a name as one text of their length in the line, so that places in it are places in the line. */
function together(line: string, name: string, tokens: readonly Token[]): Given {
  const start = tokens[0]?.start ?? line.length;
  let written = '';
  for (const token of tokens) {
    written = written.padEnd(token.start - start) + line.slice(token.start, token.end);
  }
  return { name, written, start, end: start + written.length };
}

/** A piece with the name of a parameter, and the next piece as its value when it brings none itself. */
function byName(
  token: Token,
  next: Token | undefined,
  parameters: Parameters,
): (Given & { readonly tookNext: boolean }) | undefined {
  if (token.quoted) return undefined;
  const { start, end, text } = token;
  const dashes = option.exec(text)?.[0].length ?? 0;
  const equals = dashes > 0 ? text.indexOf('=') : -1;
  const cut = equals >= 0 ? equals : token.colon;
  const name = text.slice(dashes, cut).toLowerCase();
  if (!Object.hasOwn(parameters, name)) return undefined;
  const isFlag = parameters[name]?.place === 'flag';
  if (dashes === 0 && cut === undefined && !isFlag) return undefined;
  const written = cut === undefined ? '' : text.slice(cut + 1);
  if (written !== '' || isFlag || next === undefined) return { name, written, start, end, tookNext: false };
  return { name, written: next.text, start, end: next.end, tookNext: true };
}
