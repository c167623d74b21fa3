import type { Command, TakenFiles } from '../command.ts';
import type { Language } from '../language.ts';
import { nameInUsage } from '../line/usage.ts';
import type { FieldKind, Parameter } from '../parameters/parameter.ts';
import { formTexts } from '../texts/forms.ts';
import { exampleOf, switchedOn } from './written.ts';

/** A command as a form: another way to type its line. */
export interface Form {
  /** The name of the command. */
  readonly command: string;
  readonly title: string;
  /** What the command answers or does. */
  readonly about: string;
  readonly submit: string;
  readonly cancel: string;
  /** In the order of the command's parameters. */
  readonly fields: readonly (Field | FileField)[];
  /** What its line holds besides, by the names of the parameters. */
  readonly given?: Readonly<Record<string, string>>;
}

export interface Field {
  /** The name of the parameter. */
  readonly name: string;
  readonly label: string;
  /** What goes in, and the key that stands for it in a typed line; absent when the label says it all. */
  readonly hint?: string;
  readonly example?: string;
  readonly kind: FieldKind;
  readonly optional: boolean;
  /** What can be chosen; of a `flag` the one thing that can be ticked. Empty for fields that are typed in. */
  readonly options: readonly FieldOption[];
  /** What it holds to begin with: a `value` of the options, `YYYY-MM-DD` for a `day`. */
  readonly initial?: string;
  /** The longest input, in UTF-16 units. */
  readonly most: number;
}

/** The name of the field that takes a file; no parameter has it. */
export const fileField = 'file';

/** A field for one file, which may be left out. */
export interface FileField {
  readonly name: typeof fileField;
  readonly kind: 'file';
  readonly label: string;
  readonly hint: string;
  readonly optional: true;
  /** How the file's name may end, in lower case and without the dot. */
  readonly endings: readonly string[];
}

export interface FieldOption {
  /** What is written when it is chosen. */
  readonly value: string;
  readonly label: string;
}

/** The longest inputs: a link, a hundred phone numbers in any shape, a number. */
const longest: Readonly<Record<FieldKind, number>> = {
  text: 1000,
  lines: 3000,
  choice: 75,
  flag: 75,
  day: 10,
  count: 9,
};

/**
 * The form of a command.
 *
 * @param written - what its fields hold to begin with, by the names of the parameters; what does not fit is left out
 */
export function formOf(command: Command, language: Language, written: ReadonlyMap<string, string> = new Map()): Form {
  const { submit, cancel } = formTexts[language];
  const [givenOnes = [], asked = []] = [true, false].map((isGiven) =>
    Object.entries(command.parameters).filter(([, parameter]) => (parameter.isGiven === true) === isGiven),
  );
  const given = givenOnes.flatMap(([name]) => {
    const value = written.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const fields = asked.flatMap(([name, parameter]): Form['fields'] => {
    const { field: kind, required, isWanted = false, expects } = parameter;
    const isTyped = (kind === 'text' || kind === 'lines' || kind === 'count') && parameter.holds !== 'password';
    const example = isTyped ? exampleOf(command, name) : undefined;
    const options = optionsOf(parameter, language);
    const initial = written.get(name);
    const most = longest[kind];
    const label = labelOf(command, name, language);
    const hint = parameter.place === 'key' ? `${name}: ${expects[language]}` : capitalised(expects[language]);
    const field: Field = {
      name,
      label,
      ...(hint !== label && { hint }),
      ...(example !== undefined && { example }),
      kind,
      optional: !required && !isWanted,
      options,
      ...(initial !== undefined && fits(initial, kind, options, most) && { initial }),
      most,
    };
    return command.takesFiles?.beside === name ? [field, fileFieldOf(command.takesFiles, language)] : [field];
  });
  const about = `${capitalised(command.summary[language])}.`;
  return {
    command: command.name,
    title: `/${command.name}`,
    about,
    submit,
    cancel,
    fields,
    ...(given.length > 0 && { given: Object.fromEntries(given) }),
  };
}

function fileFieldOf({ label, hint, endings }: TakenFiles, language: Language): FileField {
  return { name: fileField, kind: 'file', label: label[language], hint: hint[language], optional: true, endings };
}

/** What the field of a parameter is called; as in the usage line where there is no better name for it. */
export function labelOf(command: Command, name: string, language: Language): string {
  const { labels } = formTexts[language];
  const parameter = command.parameters[name];
  return (
    labels[`${command.name} ${name}`] ?? labels[name] ?? (parameter === undefined ? name : nameInUsage(name, parameter))
  );
}

function optionsOf({ field, place, words }: Parameter<unknown>, language: Language): readonly FieldOption[] {
  const { yes, choices } = formTexts[language];
  switch (field) {
    case 'flag':
      return [{ value: place === 'flag' ? switchedOn : (words[0] ?? switchedOn), label: yes }];
    case 'choice':
      return words.map((value) => ({ value, label: choices[value] ?? value }));
    case 'text':
    case 'lines':
    case 'day':
    case 'count':
      return [];
  }
}

function fits(initial: string, kind: FieldKind, options: readonly FieldOption[], most: number): boolean {
  switch (kind) {
    case 'choice':
    case 'flag':
      return options.some(({ value }) => value === initial);
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(initial);
    case 'count':
      return /^\d+$/.test(initial) && initial.length <= most;
    case 'text':
      return !/[\r\n]/.test(initial) && initial.length <= most;
    case 'lines':
      return initial.length <= most;
  }
}

function capitalised(text: string): string {
  return text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}
