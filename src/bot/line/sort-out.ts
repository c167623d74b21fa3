import { nearest } from '../../lib/edit-distance.ts';
import type { Moment, Parameter, Parameters } from '../parameters/parameter.ts';
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

/** What the values of a line are tried with. */
export interface Sorting {
  readonly parameters: Parameters;
  readonly moment: Moment;
}

/** Gives each parameter its part of the line: `key:value`, `--key value` and `--key=value` by name, everything else by place. */
export function sortOut(line: string, tokens: readonly Token[], { parameters, moment }: Sorting): Sorted {
  const given: Given[] = [];
  const nameless: Token[] = [];
  const taken = (name: string): boolean => given.some((other) => other.name === name);
  const many = Object.entries(parameters).find(([, { place }]) => place === 'many');
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const named = byName(token, parameters);
    if (named !== undefined) {
      const whole = grown(named, tokens.slice(index + 1), parameters, moment);
      index += whole.more;
      if (taken(named.name)) return repeated(whole, parameters[named.name]);
      given.push(whole);
      continue;
    }
    const place = Object.entries(parameters).find(([name, { place }]) => isByPlace(place) && !taken(name));
    const meant = mistypedKey(token, parameters);
    if (meant !== undefined) {
      return { ok: false, problem: { kind: 'unknown-key', meant, start: token.start, end: token.end } };
    }
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
    if (taken(many[0])) return repeated(together(many[0], nameless), many[1]);
    given.push(together(many[0], nameless));
  }
  return { ok: true, given };
}

function isByPlace(place: Parameter<unknown>['place']): boolean {
  return place === 'next' || place === 'rest';
}

function repeated(part: Given, parameter: Parameter<unknown> | undefined): Sorted {
  const { name, start, end } = part;
  const problem: Problem =
    parameter === undefined ? { kind: 'unexpected', start, end } : { kind: 'repeated', name, parameter, start, end };
  return { ok: false, problem };
}

function restFrom(line: string, [first, ...more]: readonly Token[]): Omit<Given, 'name'> {
  const start = first?.start ?? line.length;
  const end = more.at(-1)?.end ?? first?.end ?? line.length;
  return { written: more.length === 0 ? (first?.text ?? '') : line.slice(start, end), start, end };
}

/**
 * The pieces without a name as one text, with blanks for the quotes and for what stands between them, so that places in
 * it are places in the line.
 */
function together(name: string, tokens: readonly Token[]): Given {
  const start = tokens[0]?.start ?? 0;
  let written = '';
  for (const token of tokens) {
    written = `${written.padEnd(token.start - start)}${token.quoted ? ' ' : ''}${token.text}`.padEnd(token.end - start);
  }
  return { name, written, start, end: start + written.length };
}

/** A piece with the name of a parameter. */
function byName(token: Token, parameters: Parameters): Given | undefined {
  if (token.quoted) return undefined;
  const { start, end, text } = token;
  const { dashes, cut, name } = keyOf(token);
  if (!Object.hasOwn(parameters, name)) return undefined;
  if (dashes === 0 && cut === undefined && parameters[name]?.place !== 'flag') return undefined;
  return { name, written: cut === undefined ? '' : text.slice(cut + 1), start, end };
}

function keyOf({ text, colon }: Token): {
  readonly dashes: number;
  readonly cut: number | undefined;
  readonly name: string;
} {
  const dashes = option.exec(text)?.[0].length ?? 0;
  const equals = dashes > 0 ? text.indexOf('=') : -1;
  const cut = equals >= 0 ? equals : colon;
  return { dashes, cut, name: text.slice(dashes, cut).toLowerCase() };
}

/** How many pieces a value such as `last month` has at the most. */
const mostPieces = 4;

/**
 * A named value with as many of the next pieces as it needs: the first of them when it came empty, and more, as in
 * `period:last month`, when only together they can be read.
 */
function grown(
  named: Given,
  next: readonly Token[],
  parameters: Parameters,
  moment: Moment,
): Given & { readonly more: number } {
  const parameter = parameters[named.name];
  if (parameter === undefined || parameter.place === 'flag') return { ...named, more: 0 };
  const end = next.findIndex((token) => byName(token, parameters) !== undefined);
  const usable = next.slice(0, end < 0 ? mostPieces : Math.min(end, mostPieces));
  const least = named.written === '' ? 1 : 0;
  for (let more = least; more <= usable.length; more += 1) {
    const whole = joined(named, usable.slice(0, more));
    if (parameter.parse(whole.written, moment).ok) return { ...whole, more };
  }
  const more = named.written === '' ? Math.min(1, next.length) : 0;
  return { ...joined(named, next.slice(0, more)), more };
}

function joined(named: Given, more: readonly Token[]): Given {
  const written = [named.written, ...more.map(({ text }) => text)].filter((part) => part !== '').join(' ');
  return { ...named, written, end: more.at(-1)?.end ?? named.end };
}

/** The key that was meant by one that is not known but resembles a known one. */
function mistypedKey(token: Token, parameters: Parameters): string | undefined {
  const { dashes, cut, name } = keyOf(token);
  const isKey = !token.quoted && (dashes > 0 || cut !== undefined) && /^\p{L}+$/u.test(name);
  return isKey ? nearest(name, Object.keys(parameters), 1)[0] : undefined;
}
