import { checkedView } from './checks/view.ts';
import { filePayload } from './files.ts';
import { optionsIn } from './reading.ts';
import type { Json, OpenView, World } from './state.ts';
import { replaceView, showView } from './views.ts';
import { isObject, listIn, objectsIn } from './walk.ts';

/** Values by block_id and action_id, as they stand in a payload. */
type Values = Readonly<Record<string, Json>>;

/**
 * Puts into the inputs of a view what a person types and uploads, by block_id; what stood there before stays else.
 *
 * @throws Error when there is no such input
 */
export function fillIn(open: OpenView, typed: OpenView['typed'], files: OpenView['files']): void {
  const inputs = objectsIn(open.view.blocks).filter(({ type }) => type === 'input');
  const [uploads, fields] = [true, false].map((isUpload) =>
    inputs.filter((input) => takesFiles(input) === isUpload).map(({ block_id }) => String(block_id)),
  );
  checkNames('input', Object.keys(typed), fields);
  checkNames('input for files', Object.keys(files), uploads);
  open.typed = { ...open.typed, ...typed };
  open.files = { ...open.files, ...files };
}

function takesFiles({ element }: Json): boolean {
  return isObject(element) && element.type === 'file_input';
}

function checkNames(what: string, named: readonly string[], known: readonly string[] = []): void {
  for (const name of named) {
    if (!known.includes(name)) throw new Error(`There is no ${what} "${name}", only: ${known.join(' | ')}`);
  }
}

/**
 * What stands in the inputs of a view: what was typed or uploaded, else what the view began with.
 *
 * @throws Error when there is no such option
 */
export function valuesOf(world: World, open: OpenView): Values {
  const inputs = objectsIn(open.view.blocks).filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map((input) => {
      const element = isObject(input.element) ? input.element : {};
      const block = String(input.block_id);
      const value =
        element.type === 'file_input'
          ? { files: (open.files[block] ?? []).map((file) => filePayload(world, file)) }
          : valueOf(element, open.typed[block]);
      return [block, { [String(element.action_id)]: { type: element.type, ...value } }];
    }),
  );
}

function valueOf(element: Json, typed: string | undefined): Json {
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons': {
      const initial = element.initial_option ?? null;
      return { selected_option: typed === undefined ? initial : optionBy(element, typed) };
    }
    case 'multi_static_select':
    case 'checkboxes': {
      const labels = typed === '' ? [] : typed?.split('\n');
      return { selected_options: labels?.map((label) => optionBy(element, label)) ?? element.initial_options ?? [] };
    }
    case 'datepicker':
      return { selected_date: emptyAsNull(typed ?? element.initial_date) };
    case 'timepicker':
      return { selected_time: emptyAsNull(typed ?? element.initial_time) };
    default:
      return { value: emptyAsNull(typed ?? element.initial_value) };
  }
}

function optionBy(element: Json, label: string): Json | null {
  if (label === '') return null;
  const options = optionsIn(element);
  const found = options.find((option) => option.label === label);
  const labels = options.map((option) => option.label).join(' | ');
  if (found === undefined) throw new Error(`There is no option "${label}", only: ${labels}`);
  return found.option;
}

function emptyAsNull(value: unknown): unknown {
  return value === undefined || value === '' ? null : value;
}

/** What Slack's own window says before anything is sent, by block_id: an input must not be empty, or is too long. */
export function objections(open: OpenView, values: Values): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const input of objectsIn(open.view.blocks).filter(({ type }) => type === 'input')) {
    const block = String(input.block_id);
    const element = isObject(input.element) ? input.element : {};
    const problem = objection(input, element, Object.values(values[block] ?? {})[0]);
    if (problem !== undefined) found[block] = problem;
  }
  return found;
}

function objection(input: Json, element: Json, state: unknown): string | undefined {
  const { type: _, ...told } = isObject(state) ? state : {};
  const [value] = Object.values(told);
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
    return input.optional === true ? undefined : 'Please complete this required field.';
  if (element.type === 'file_input') return fileObjection(element, objectsIn(value));
  if (typeof value !== 'string') return undefined;
  if (typeof element.min_length === 'number' && value.length < element.min_length)
    return `Must be at least ${element.min_length} characters.`;
  if (typeof element.max_length === 'number' && value.length > element.max_length)
    return `Must be at most ${element.max_length} characters.`;
  return undefined;
}

/** The most that Slack takes in a form. */
const mostFileBytes = 10 * 1024 * 1024;

/** The name alone counts, and nothing looks into the file. https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
function fileObjection({ filetypes, max_files: most = 10 }: Json, files: readonly Json[]): string | undefined {
  if (files.length > Number(most)) return `No more than ${String(most)} files.`;
  if (files.some(({ size }) => Number(size) > mostFileBytes)) return 'This file is too large.';
  const endings = listIn(filetypes);
  const isStrange = ({ filetype }: Json): boolean => endings.length > 0 && !endings.includes(filetype);
  return files.some(isStrange) ? 'This file type is not supported.' : undefined;
}

/** As many modals as may lie on each other. */
const mostModals = 3;

/**
 * What comes of an acknowledged submission: the modal is closed, shows errors, is changed, or another lies on it.
 *
 * @throws Error when Slack would not take the answer
 * @see https://docs.slack.dev/surfaces/modals#updating_response
 */
export function settle(world: World, person: string, open: OpenView, answer: unknown): void {
  const stack = world.modals.get(person) ?? [];
  const action = isObject(answer) ? answer.response_action : undefined;
  switch (action) {
    case undefined:
      if (answer !== undefined && answer !== '') throw strange(answer);
      world.modals.set(
        person,
        stack.filter((other) => other !== open),
      );
      return;
    case 'clear':
      world.modals.delete(person);
      return;
    case 'errors':
      open.errors = errorsIn(open, answer);
      return;
    case 'update':
      replaceView(world, open, viewIn(world, answer));
      return;
    case 'push':
      if (stack.length >= mostModals) throw strange(answer);
      showView(world, person, 'modal', viewIn(world, answer));
      return;
    default:
      throw strange(answer);
  }
}

function errorsIn(open: OpenView, answer: unknown): Readonly<Record<string, string>> {
  const errors = isObject(answer) && isObject(answer.errors) ? answer.errors : {};
  const inputs = objectsIn(open.view.blocks).filter(({ type }) => type === 'input');
  const entries = Object.entries(errors).map(([block, words]): [string, string] => {
    const isKnown = inputs.some(({ block_id }) => block_id === block);
    if (!isKnown || typeof words !== 'string' || words === '') throw strange(answer);
    return [block, words];
  });
  if (entries.length === 0) throw strange(answer);
  return Object.fromEntries(entries);
}

function viewIn(world: World, answer: unknown): Json {
  return checkedView(world, isObject(answer) ? answer.view : undefined, 'modal');
}

function strange(answer: unknown): Error {
  return new Error(`Slack does not take this answer to a form: ${JSON.stringify(answer)}`);
}
