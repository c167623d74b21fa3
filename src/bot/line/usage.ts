import type { Command } from '../command.ts';
import type { Parameter } from '../parameters/parameter.ts';

/** The usage line of a command, such as `/sender status NAME [user:SUBCLIENT]`. */
export function usageLine(command: Command): string {
  const parts = Object.entries(command.parameters).map(([key, parameter]) => usageOf(key, parameter));
  return [`/${command.name}`, ...parts].join(' ');
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
