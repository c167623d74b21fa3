import { isObject } from '../walk.ts';

export type Surface = 'message' | 'modal' | 'home';

/** What one check of blocks knows and finds. */
export interface Sheet {
  readonly surface: Surface;
  /** Whether a picture with this id, or at this address, was uploaded. */
  readonly isPicture: (named: { readonly id?: unknown; readonly url?: unknown }) => boolean;
  /** In Slack's words, each with a JSON pointer. */
  readonly problems: string[];
  readonly actionIds: Set<string>;
  readonly blockIds: Set<string>;
  readonly focused: string[];
}

/** Looks at a value and notes what is wrong with it. */
export type Check = (value: unknown, at: string, sheet: Sheet) => void;

export function problem(sheet: Sheet, words: string, at: string): void {
  sheet.problems.push(`${words} [json-pointer:${at}]`);
}

/** A string of at most `most` characters. */
export function string(most: number, least = 1): Check {
  return (value, at, sheet) => {
    if (typeof value !== 'string') return problem(sheet, 'must be a string', at);
    if (value.length > most) problem(sheet, `must be less than ${most + 1} characters`, at);
    if (value.length < least) problem(sheet, `must be more than ${least - 1} characters`, at);
  };
}

export const flag: Check = (value, at, sheet) => {
  if (typeof value !== 'boolean') problem(sheet, 'must be a boolean', at);
};

export const anyNumber: Check = (value, at, sheet) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) problem(sheet, 'must be a number', at);
};

export function whole(least: number, most: number): Check {
  return (value, at, sheet) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return problem(sheet, 'must be an integer', at);
    if (value < least) problem(sheet, `must be greater than or equal to ${least}`, at);
    if (value > most) problem(sheet, `must be less than or equal to ${most}`, at);
  };
}

export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, at, sheet) => {
    if (!allowed.includes(value)) problem(sheet, 'must be a valid enum value', at);
  };
}

export function matching(pattern: RegExp, words: string): Check {
  return (value, at, sheet) => {
    if (typeof value !== 'string' || !pattern.test(value)) problem(sheet, words, at);
  };
}

/** An absolute address of at most `most` characters. */
export function address(most = 3000): Check {
  return (value, at, sheet) => {
    string(most)(value, at, sheet);
    if (typeof value !== 'string' || value === '') return;
    if (!/^(?:https?|mailto|tel|slack):/i.test(value) || !URL.canParse(value)) problem(sheet, 'invalid url', at);
  };
}

export function list(item: Check, most: number, least = 1): Check {
  return (value, at, sheet) => {
    if (!Array.isArray(value)) return problem(sheet, 'must be an array', at);
    if (value.length > most) problem(sheet, `no more than ${most} items allowed`, at);
    if (value.length < least) problem(sheet, `no fewer than ${least} items allowed`, at);
    for (const [place, each] of value.entries()) item(each, `${at}/${place}`, sheet);
  };
}

/** Properties by name; the name of an optional one ends in `?`. */
export type Shape = Readonly<Record<string, Check>>;

/** An object with just these properties. */
export function object(shape: Shape): Check {
  const checks = new Map(Object.entries(shape).map(([name, check]) => [name.replace(/\?$/, ''), check]));
  const required = Object.keys(shape).filter((name) => !name.endsWith('?'));
  return (value, at, sheet) => {
    if (!isObject(value)) return problem(sheet, 'must be an object', at);
    for (const name of required) {
      if (value[name] === undefined) problem(sheet, `missing required field: ${name}`, at);
    }
    for (const [name, each] of Object.entries(value)) {
      if (each === undefined) continue;
      const check = checks.get(name);
      if (check === undefined) problem(sheet, `invalid additional property: ${name}`, at);
      else check(each, `${at}/${name}`, sheet);
    }
  };
}

/** An object of one of several kinds, told apart by `type`; each shape is without it. */
export function typed(kinds: Readonly<Record<string, Check>>): Check {
  return (value, at, sheet) => {
    if (!isObject(value)) return problem(sheet, 'must be an object', at);
    const { type, ...rest } = value;
    if (type === undefined) return problem(sheet, 'missing required field: type', at);
    const check = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (check === undefined)
      return problem(sheet, `unsupported type: ${typeof type === 'string' ? type : typeof type}`, `${at}/type`);
    check(rest, at, sheet);
  };
}

/** Several checks of the same value. */
export function both(...checks: readonly Check[]): Check {
  return (value, at, sheet) => {
    for (const check of checks) check(value, at, sheet);
  };
}

/** A check of an object as a whole: gives what is wrong, in Slack's words. */
export function rule(wrong: (value: Readonly<Record<string, unknown>>) => string | undefined): Check {
  return (value, at, sheet) => {
    const words = isObject(value) ? wrong(value) : undefined;
    if (words !== undefined) problem(sheet, words, at);
  };
}
