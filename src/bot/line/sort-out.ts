import { nearest } from '../../lib/edit-distance.ts';
import type { Moment, Parameter, Parameters } from '../parameters/parameter.ts';
import type { Problem } from './problem.ts';
import { inQuotes, type Token } from './tokens.ts';

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
/** What is one wherever it stands: a text may begin with a dash. */
const certainOption = /^--(?=\p{L})/u;

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
    const place = Object.entries(parameters).find(([name, { place }]) => isByPlace(place) && !taken(name));
    const isOfRest = place?.[1].place === 'rest';
    // Within a text it is a letter like any other; at its beginning the other one was forgotten.
    const isLetter = isOfRest && named === undefined && token.opens !== token.start;
    if (token.opens !== undefined && !isLetter) {
      return { ok: false, problem: { kind: 'unclosed-quote', start: token.opens, end: line.length } };
    }
    if (named !== undefined) {
      const whole = grown(line, named, tokens.slice(index + 1), { parameters, moment });
      index += whole.more;
      if (taken(named.name)) return repeated(whole, parameters[named.name]);
      given.push(whole);
      continue;
    }
    const meant = isOfRest && isHeading(token) ? undefined : mistypedKey(token, parameters);
    if (meant !== undefined) {
      return { ok: false, problem: { kind: 'unknown-key', meant, start: token.start, end: token.end } };
    }
    const isOption = (isOfRest ? certainOption : option).test(token.text) && !token.quoted;
    if ((place === undefined && many === undefined) || isOption) {
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
    const whole = reaching(line, token.start, parameter) ?? { written: token.text, end: token.end };
    given.push({ name, start: token.start, ...whole });
    index += countBefore(whole.end, tokens.slice(index + 1));
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

/** All of it as it was typed; quotes around all of it are the line's and not the text's. */
function restFrom(line: string, tokens: readonly Token[]): Omit<Given, 'name'> {
  const start = tokens[0]?.start ?? line.length;
  const end = tokens.at(-1)?.end ?? line.length;
  const typed = line.slice(start, end);
  return { written: inQuotes(typed) ?? typed, start, end };
}

/** A value with the spaces in it, where the parameter says how far it goes. */
function reaching(
  line: string,
  start: number,
  parameter: Parameter<unknown> | undefined,
): Pick<Given, 'written' | 'end'> | undefined {
  const length = parameter?.reach?.(line.slice(start));
  return length === undefined ? undefined : { written: line.slice(start, start + length), end: start + length };
}

/** How many of the next pieces are a part of what goes as far as `end`. */
function countBefore(end: number, next: readonly Token[]): number {
  return next.filter(({ start }) => start < end).length;
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
  line: string,
  named: Given,
  next: readonly Token[],
  { parameters, moment }: Sorting,
): Given & { readonly more: number } {
  const parameter = parameters[named.name];
  if (parameter === undefined || parameter.place === 'flag') return { ...named, more: 0 };
  const begin = named.written === '' ? (next[0]?.start ?? named.end) : named.end - named.written.length;
  // What is in quotes goes as far as they do.
  const isBare = line.slice(begin, named.end) === named.written || named.written === '';
  const reached = isBare ? reaching(line, begin, parameter) : undefined;
  if (reached !== undefined) return { ...named, ...reached, more: countBefore(reached.end, next) };
  const end = next.findIndex((token) => token.opens !== undefined || byName(token, parameters) !== undefined);
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

/** A word with a colon before a space, such as `Test: hello`, is how texts begin, and no key. */
function isHeading({ text, colon }: Token): boolean {
  return colon !== undefined && colon === text.length - 1 && !option.test(text);
}

/** The key that was meant by one that is not known but resembles a known one. */
function mistypedKey(token: Token, parameters: Parameters): string | undefined {
  const { dashes, cut, name } = keyOf(token);
  const isKey = !token.quoted && (dashes > 0 || cut !== undefined) && /^\p{L}+$/u.test(name);
  return isKey ? nearest(name, Object.keys(parameters), 1)[0] : undefined;
}
