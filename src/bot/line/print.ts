import type { Command } from '../command.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { printToken } from './tokens.ts';

/**
 * A command as a line that reads back to the same values, for buttons. What goes by place comes first and in its order,
 * so a parameter by place can be written only when those before it are.
 *
 * @param values - by the names of the parameters; absent or undefined ones are left out
 */
export function printCommand(command: Command, values: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(command.parameters).filter(([name]) => values[name] !== undefined);
  const inOrder = given.toSorted(([, one], [, other]) => rank(one) - rank(other));
  const parts = inOrder.map(([name, parameter]) => printPart(name, parameter, values[name], command));
  return [`/${command.name}`, ...parts].join(' ');
}

/** Names may stand anywhere but behind the rest of a line, which takes all that follows. */
function rank({ place }: Parameter<unknown>): number {
  if (place === 'next') return 0;
  return place === 'rest' ? 2 : 1;
}

function printPart(name: string, parameter: Parameter<unknown>, value: unknown, command: Command): string {
  const written = parameter.print(value);
  switch (parameter.place) {
    case 'flag':
      return name;
    case 'key':
      return `${name}:${printToken(written)}`;
    case 'many':
      return written;
    case 'next':
    case 'rest':
      return isFlag(written, command) ? `"${written}"` : printToken(written);
  }
}

/** A value that reads like a switch of the command is set in quotes. */
function isFlag(written: string, { parameters }: Command): boolean {
  const name = written.toLowerCase();
  return Object.hasOwn(parameters, name) && parameters[name]?.place === 'flag';
}
