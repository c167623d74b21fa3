import type { Command } from '../command.ts';
import type { Parameter } from '../parameters/parameter.ts';

/** The usage line of a command, such as `/sender status NAME [user:SUBCLIENT]`. */
export function usageLine(command: Command): string {
  const parts = inUsageOrder(command).map(([key, parameter]) => usageOf(key, parameter));
  return [`/${command.name}`, ...parts].join(' ');
}

/** More of them are a wall of text. */
const mostShown = 12;

/** The usage line of a command without what may be left out, where there is too much of that. */
export function briefUsage(command: Command): string {
  const parts = inUsageOrder(command);
  if (parts.length <= mostShown) return usageLine(command);
  const needed = parts.flatMap(([key, parameter]) => (parameter.required ? [usageOf(key, parameter)] : []));
  return [`/${command.name}`, ...needed, '[…]'].join(' ');
}

type Named = readonly [key: string, parameter: Parameter<unknown>];

/** The parameters as they can be typed: what takes the rest of the line is the last. */
export function inUsageOrder({ parameters }: Command): readonly Named[] {
  return Object.entries(parameters).sort(([, one], [, other]) => Number(isRest(one)) - Number(isRest(other)));
}

function isRest({ place }: Parameter<unknown>): boolean {
  return place === 'rest';
}

function usageOf(key: string, parameter: Parameter<unknown>): string {
  const shown = nameInUsage(key, parameter);
  return parameter.required ? shown : `[${shown}]`;
}

/** A parameter as it is typed, such as `NAME`, `user:SUBCLIENT` or `all`. */
export function nameInUsage(key: string, { place, hint }: Parameter<unknown>): string {
  switch (place) {
    case 'key':
      return `${key}:${hint}`;
    case 'flag':
      return key;
    case 'many':
    case 'next':
    case 'rest':
      return hint;
  }
}
