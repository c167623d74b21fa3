import type { Command } from '../command.ts';
import { sortOut } from '../line/sort-out.ts';
import { namesOf } from '../line/suggest.ts';
import { type Token, tokenise } from '../line/tokens.ts';
import type { Moment, Parameter } from '../parameters/parameter.ts';

/** What a ticked switch is written as. */
export const switchedOn = 'yes';

/** Examples are sorted out alike on every day. */
const anyMoment: Moment = { now: Temporal.Instant.fromEpochMilliseconds(0), zone: 'UTC' };

/** The values of a typed line as the fields of a form hold them, by the names of the parameters; none when the line is not understood. */
export function writtenIn(line: string, command: Command, moment: Moment): ReadonlyMap<string, string> {
  const given = partsOf(line, command, moment);
  const held = Object.entries(command.parameters).map(([name, parameter]) => {
    const part = given.get(name);
    const isHeld = part !== undefined && parameter.holds !== 'password';
    return [name, isHeld ? asHeld(part, parameter, moment) : undefined] as const;
  });
  return new Map(held.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** What the command's examples hold for a parameter, in the first of them that has it. */
export function exampleOf(command: Command, name: string): string | undefined {
  return command.examples
    .map((example) => partsOf(example, command, anyMoment).get(name))
    .find((part) => part !== undefined && part !== '');
}

/** The parts of a line as they were typed. */
function partsOf(line: string, command: Command, moment: Moment): ReadonlyMap<string, string> {
  const read = tokenise(line);
  if (!read.ok) return new Map();
  const rest = afterName(read.tokens, command);
  const sorted = rest && sortOut(line, rest, { parameters: command.parameters, moment });
  if (sorted?.ok !== true) return new Map();
  return new Map(sorted.given.map(({ name, written }) => [name, written.trim()]));
}

/** The pieces that follow the command's name, whichever of its names it is. */
function afterName(tokens: readonly Token[], command: Command): readonly Token[] | undefined {
  const words = tokens.map(({ text }) => text.toLowerCase());
  const count = [2, 1].find((many) => namesOf(command).includes(words.slice(0, many).join(' ').replace(/^\//, '')));
  return count === undefined ? undefined : tokens.slice(count);
}

/** A part as its field holds it: what is picked or ticked has one writing, what is typed stays as it was. */
function asHeld(part: string, parameter: Parameter<unknown>, moment: Moment): string | undefined {
  switch (parameter.field) {
    case 'text':
    case 'lines':
    case 'count':
      return part;
    case 'choice':
    case 'flag':
    case 'day': {
      const read = parameter.parse(part, moment);
      if (!read.ok) return undefined;
      return parameter.place === 'flag' ? switchedOn : String(read.value);
    }
  }
}
