import type { Command } from '../command.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { printToken } from './tokens.ts';

/**
 * A command as a line that reads back to the same values, for buttons.
 *
 * @param values - by the names of the parameters; absent or undefined ones are left out
 */
export function printCommand(command: Command, values: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(command.parameters).flatMap(([name, parameter]) =>
    values[name] === undefined ? [] : [[name, parameter.print(values[name])] as const],
  );
  return writeLine(command, new Map(written));
}

/**
 * A command with values as people write them, as a line in which each stays one value, whatever it holds. Values by
 * place come first; one that would stand in the place of another goes by its name.
 *
 * @param written - by the names of the parameters, none of them blank; an empty one for a switch that is on
 */
export function writeLine(command: Command, written: ReadonlyMap<string, string>): string {
  const given = Object.entries(command.parameters).filter(([name]) => written.has(name));
  const byPlace = placed(command, written);
  const parts = given.map(
    ([name, parameter]) => ({ name, place: byPlace.has(name) ? parameter.place : 'key' }) as const,
  );
  const hasKeys = parts.some(({ place }) => place === 'key');
  const inOrder = parts.toSorted((one, other) => order.indexOf(one.place) - order.indexOf(other.place));
  const pieces: string[] = [];
  for (const [index, { name, place }] of inOrder.entries()) {
    const value = written.get(name) ?? '';
    // A key would take pieces of the rest when its own value is wrong.
    const piece = writePart(name, place === 'rest' && hasKeys ? 'key' : place, value, command);
    const isTaken = piece === value && isTakenBy(inOrder[index - 1]?.name, pieces.at(-1) ?? '', command, value);
    pieces.push(isTaken ? `"${piece}"` : piece);
  }
  return [`/${command.name}`, ...pieces].join(' ');
}

/** Names may stand anywhere but behind the rest of a line, which takes all that follows. */
const order: readonly Parameter<unknown>['place'][] = ['next', 'many', 'flag', 'key', 'rest'];

/** The given parameters that can do without their name: those by place with none left out before them, and switches. */
function placed({ parameters }: Command, written: ReadonlyMap<string, string>): ReadonlySet<string> {
  const places = Object.entries(parameters).filter(([, { place }]) => place === 'next' || place === 'rest');
  const gap = places.findIndex(([name]) => !written.has(name));
  const leading = gap < 0 ? places : places.slice(0, gap);
  const isFull = gap < 0 && places.every(([, { place }]) => place === 'next');
  const others = Object.entries(parameters).filter(
    ([name, { place }]) => (place === 'flag' && written.get(name) === '') || (place === 'many' && isFull),
  );
  return new Set([...leading, ...others].map(([name]) => name));
}

function writePart(name: string, place: Parameter<unknown>['place'], value: string, command: Command): string {
  switch (place) {
    case 'flag':
      return name;
    case 'key':
      return `${name}:${printToken(value)}`;
    case 'many': {
      const words = value.split(/\s+/u).filter((word) => word !== '');
      const isPlain = words.every((word) => printToken(word) === word && !isFlag(word, command));
      return isPlain ? words.join(' ') : printPiece(value, command);
    }
    case 'next':
    case 'rest':
      return printPiece(value, command);
  }
}

/** A value that reads like a switch of the command is set in quotes. */
function printPiece(value: string, { parameters }: Command): string {
  return isFlag(value, { parameters }) ? `"${value}"` : printToken(value);
}

/** Whether a value would be read as more of the one before it, as digits behind a short phone number. */
function isTakenBy(name: string | undefined, piece: string, { parameters }: Command, value: string): boolean {
  const length = name === undefined ? undefined : parameters[name]?.reach?.(`${piece} ${value}`);
  return length !== undefined && length > piece.length;
}

function isFlag(word: string, { parameters }: Pick<Command, 'parameters'>): boolean {
  const name = word.toLowerCase();
  return Object.hasOwn(parameters, name) && parameters[name]?.place === 'flag';
}
