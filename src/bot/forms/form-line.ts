import type { Command } from '../command.ts';
import type { Language } from '../language.ts';
import type { LineReader } from '../line/bind.ts';
import { problemSentence } from '../line/guidance.ts';
import { parseLine } from '../line/parse.ts';
import { writeLine } from '../line/print.ts';
import type { Problem } from '../line/problem.ts';
import type { Moment, Parameter } from '../parameters/parameter.ts';
import { formTexts } from '../texts/forms.ts';
import { type Form, fileField, formOf, labelOf } from './form.ts';
import { switchedOn, writtenIn } from './written.ts';

/** What became of a form: a line to be typed, or what is wrong with its fields, by their names. */
export type Checked = { readonly line: string } | { readonly problems: ReadonlyMap<string, string> };

/**
 * The form for a typed line, with what the line holds filled in.
 *
 * @returns `undefined` for a line that is none of the commands
 */
export function formForLine(
  line: string,
  commands: readonly Command[],
  language: Language,
  reader: LineReader,
): Form | undefined {
  const parsed = parseLine(line, commands, reader);
  if (!('command' in parsed)) return undefined;
  const typed = 'line' in parsed ? parsed.line : line;
  return formOf(parsed.command, language, writtenIn(typed, parsed.command, reader.moment));
}

/**
 * The line that a filled form types. Whatever a field holds stays one value of the line.
 *
 * @param written - by the names of the parameters; a blank field counts as left out, an unknown one is ignored
 */
export function lineOfForm(command: Command, written: ReadonlyMap<string, string>): string {
  const filled = filledIn(command, written);
  const typed = [...filled].map(([name, value]) => {
    const isOn = command.parameters[name]?.place === 'flag' && value === switchedOn;
    return [name, isOn ? '' : value] as const;
  });
  return writeLine(command, new Map(typed));
}

/**
 * Reads a filled form as its line will be read.
 *
 * @param reader.message - with the files of the form
 * @returns the line, or a sentence for each field that is wrong; values that do not go together are told at one of them
 */
export function checkForm(
  command: Command,
  written: ReadonlyMap<string, string>,
  language: Language,
  reader: LineReader,
): Checked {
  const say = (name: string, problem: Problem): string =>
    problemSentence(problem, language, formTexts[language].quoted(labelOf(command, name, language)));
  const filled = filledIn(command, written);
  const problems = Object.entries(command.parameters).flatMap(([name, parameter]) => {
    const problem = problemOf(name, parameter, filled.get(name), reader.moment);
    return problem === undefined ? [] : [[name, say(name, problem)] as const];
  });
  const refusal = command.takesFiles?.refusal?.(reader.message.files);
  if (refusal !== undefined) problems.push([fileField, refusal[language]]);
  if (problems.length > 0) return { problems: new Map(problems) };
  const line = lineOfForm(command, written);
  const parsed = parseLine(line, [command], reader);
  if (parsed.kind !== 'usage') return { line };
  const { problem } = parsed;
  const name = 'name' in problem ? problem.name : (Object.keys(command.parameters)[0] ?? '');
  return { problems: new Map([[name, say(name, problem)]]) };
}

/** What the fields hold. Nobody sees the blanks around a line of text, so they are no part of it. */
function filledIn({ parameters }: Command, written: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const held = Object.entries(parameters).map(([name, { field }]) => {
    const value = written.get(name) ?? '';
    return [name, field === 'lines' && value.trim() !== '' ? value : value.trim()] as const;
  });
  return new Map(held.filter(([, value]) => value !== ''));
}

function problemOf(
  name: string,
  parameter: Parameter<unknown>,
  value: string | undefined,
  moment: Moment,
): Problem | undefined {
  if (value === undefined)
    return parameter.required ? { kind: 'missing', name, parameter, start: 0, end: 0 } : undefined;
  const parsed = parameter.parse(value, moment);
  if (parsed.ok) return undefined;
  const { reason } = parsed;
  return { kind: 'wrong', name, parameter, ...(reason && { reason }), start: 0, end: value.length };
}
