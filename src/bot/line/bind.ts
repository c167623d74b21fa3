import type { ChatMessage } from '../chat.ts';
import type { Command } from '../command.ts';
import type { Moment } from '../parameters/parameter.ts';
import type { Problem } from './problem.ts';
import { type Given, type Sorted, sortOut } from './sort-out.ts';
import type { Token } from './tokens.ts';

export type Bound =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: Problem };

/** What a line is read with. */
export interface LineReader {
  readonly moment: Moment;
  /** The message that the line stands in; a command may take its files in place of an argument. */
  readonly message: ChatMessage;
}

/**
 * Gives each parameter of a command its part of the line and reads it.
 *
 * @param line - the whole line, which longer parts are cut from as they were typed
 * @param tokens - the pieces after the command's name
 */
export function bindArguments(line: string, tokens: readonly Token[], command: Command, reader: LineReader): Bound {
  const sorted = sortOut(line, tokens, { parameters: command.parameters, moment: reader.moment });
  if (!sorted.ok) return sorted;
  const read = readValues(line, sorted.given, command, reader.moment);
  return read.ok ? checked(line, sorted, read.values, command, reader) : read;
}

function readValues(line: string, given: readonly Given[], { parameters }: Command, moment: Moment): Bound {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const part = given.find((candidate) => candidate.name === name);
    if (part === undefined) {
      if (!parameter.required) continue;
      return { ok: false, problem: { kind: 'missing', name, parameter, start: line.length, end: line.length } };
    }
    const parsed = parameter.parse(part.written, moment);
    if (!parsed.ok) {
      const { reason, start = 0, end = part.written.length } = parsed;
      const at = wherever(line, part, start, end);
      return { ok: false, problem: { kind: 'wrong', name, parameter, ...(reason && { reason }), ...at } };
    }
    values[name] = parsed.value;
  }
  return { ok: true, values };
}

/** Where a part of a value stands in the line; a value with quotes in it is pointed at as a whole. */
function wherever(line: string, part: Given, start: number, end: number): { start: number; end: number } {
  const typed = line.slice(part.start, part.end);
  // A list has blanks where parts with a name stand between its own.
  const within = typed.length === part.written.length ? 0 : typed.lastIndexOf(part.written);
  if (within < 0 || part.written === '') return { start: part.start, end: part.end };
  if (start === 0 && end === part.written.length) return { start: part.start, end: part.end };
  return { start: part.start + within + start, end: part.start + within + end };
}

function checked(
  line: string,
  { given }: Sorted & { readonly ok: true },
  values: Readonly<Record<string, unknown>>,
  command: Command,
  { moment, message }: LineReader,
): Bound {
  const misfit = command.check?.(values, moment, message);
  const name = misfit?.parameter ?? '';
  const parameter = misfit && command.parameters[name];
  if (misfit === undefined || parameter === undefined) return { ok: true, values };
  const part = given.find((candidate) => candidate.name === name);
  if (part === undefined && misfit.reason === undefined) {
    return { ok: false, problem: { kind: 'missing', name, parameter, start: line.length, end: line.length } };
  }
  const { start, end } = part ?? { start: line.length, end: line.length };

  const { reason } = misfit;
  return { ok: false, problem: { kind: 'wrong', name, parameter, ...(reason && { reason }), start, end } };
}
