import { checkedView } from './checks/view.ts';
import { optionsIn } from './reading.ts';
import type { Json, OpenView, World } from './state.ts';
import { replaceView, showView } from './views.ts';
import { isObject, objectsIn } from './walk.ts';

/** Values by block_id and action_id, as they stand in a payload. */
type Values = Readonly<Record<string, Json>>;

/**
 * What stands in the inputs of a view: what was typed by block_id, else what the view began with.
 *
 * @throws Error when there is no such input or option
 */
export function valuesOf(open: OpenView, typed: Readonly<Record<string, string>>): Values {
  const inputs = objectsIn(open.view.blocks).filter(({ type }) => type === 'input');
  const blocks = inputs.map(({ block_id }) => String(block_id));
  for (const block of Object.keys(typed)) {
    if (!blocks.includes(block)) throw new Error(`There is no input "${block}", only: ${blocks.join(' | ')}`);
  }
  return Object.fromEntries(
    inputs.map((input) => {
      const element = isObject(input.element) ? input.element : {};
      const block = String(input.block_id);
      return [block, { [String(element.action_id)]: { type: element.type, ...valueOf(element, typed[block]) } }];
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
  if (typeof value !== 'string') return undefined;
  if (typeof element.min_length === 'number' && value.length < element.min_length)
    return `Must be at least ${element.min_length} characters.`;
  if (typeof element.max_length === 'number' && value.length > element.max_length)
    return `Must be at most ${element.max_length} characters.`;
  return undefined;
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
