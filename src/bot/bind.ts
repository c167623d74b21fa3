import type { Parameter, Parameters } from './parameters.ts';
import type { Token } from './tokens.ts';

/** What is wrong with the arguments, and which part of the line it is about. */
export type Problem = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'missing'; readonly parameter: Parameter<unknown> }
  | { readonly kind: 'wrong'; readonly parameter: Parameter<unknown> }
  | { readonly kind: 'repeated'; readonly parameter: Parameter<unknown> }
  | { readonly kind: 'unexpected' }
  | { readonly kind: 'unclosed-quote' }
);

export type Bound =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: Problem };

/** A value as it was typed, for the parameter `name`. */
interface Given {
  readonly name: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** An option in any of the ways that keyboards write it; phones make one dash of two. */
const option = /^(?:--|—|–)(?=\p{L})/u;

/**
 * Gives each parameter its part of the line: `key:value`, `--key value` and `--key=value` by name, everything else by
 * place.
 *
 * @param line - the whole line, which the rest of the line is cut from as it was typed
 * @param tokens - the pieces after the command's name
 */
export function bindArguments(line: string, tokens: readonly Token[], parameters: Parameters): Bound {
  const sorted = sortOut(line, tokens, parameters);
  return sorted.ok ? readValues(line, sorted.given, parameters) : sorted;
}

type Sorted =
  | { readonly ok: true; readonly given: readonly Given[] }
  | { readonly ok: false; readonly problem: Problem };

function sortOut(line: string, tokens: readonly Token[], parameters: Parameters): Sorted {
  const given: Given[] = [];
  const taken = (name: string): boolean => given.some((other) => other.name === name);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const named = byName(token, parameters);
    if (named !== undefined) {
      const next = tokens[index + 1];
      const filled =
        named.written !== '' || next === undefined ? named : { ...named, written: next.text, end: next.end };
      if (filled !== named) index += 1;
      const parameter = parameters[named.name];
      if (taken(named.name) && parameter !== undefined) {
        return problem({ kind: 'repeated', parameter, start: filled.start, end: filled.end });
      }
      given.push(filled);
      continue;
    }
    const place = Object.entries(parameters).find(([name, { place }]) => place !== 'key' && !taken(name));
    if (place === undefined || (option.test(token.text) && !token.quoted)) {
      return problem({ kind: 'unexpected', start: token.start, end: token.end });
    }
    const [name, parameter] = place;
    if (parameter.place === 'rest') {
      const alone = index === tokens.length - 1;
      const end = tokens.at(-1)?.end ?? token.end;
      given.push({ name, written: alone ? token.text : line.slice(token.start, end), start: token.start, end });
      break;
    }
    given.push({ name, written: token.text, start: token.start, end: token.end });
  }
  return { ok: true, given };
}

function problem(found: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: found };
}

function byName(token: Token, parameters: Parameters): Given | undefined {
  if (token.quoted) return undefined;
  const dashes = option.exec(token.text)?.[0].length ?? 0;
  const equals = dashes > 0 ? token.text.indexOf('=') : -1;
  const cut = equals >= 0 ? equals : token.colon;
  if (dashes === 0 && cut === undefined) return undefined;
  const key = token.text.slice(dashes, cut).toLowerCase();
  if (!Object.hasOwn(parameters, key)) return undefined;
  return { name: key, written: cut === undefined ? '' : token.text.slice(cut + 1), start: token.start, end: token.end };
}

function readValues(line: string, given: readonly Given[], parameters: Parameters): Bound {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const part = given.find((candidate) => candidate.name === name);
    if (part === undefined) {
      if (!parameter.required) continue;
      return problem({ kind: 'missing', parameter, start: line.length, end: line.length });
    }
    const parsed = parameter.parse(part.written);
    if (!parsed.ok) return problem({ kind: 'wrong', parameter, start: part.start, end: part.end });
    values[name] = parsed.value;
  }
  return { ok: true, values };
}
