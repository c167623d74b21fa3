import type { Command } from './command.ts';
import type { Parameter } from './parameters.ts';

/** The usage line of a command, such as `/sender status NAME [user:SUBCLIENT]`. */
export function usageLine(command: Command): string {
  const parts = Object.entries(command.parameters).map(([key, parameter]) => usageOf(key, parameter));
  return [`/${command.name}`, ...parts].join(' ');
}

function usageOf(key: string, parameter: Parameter<unknown>): string {
  const shown = parameter.place === 'key' ? `${key}:${parameter.hint}` : parameter.hint;
  return parameter.required ? shown : `[${shown}]`;
}
