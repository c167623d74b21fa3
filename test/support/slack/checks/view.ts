import { Refusal, refusalOf } from '../refusal.ts';
import type { Json, World } from '../state.ts';
import { isObject, objectsIn } from '../walk.ts';
import { anyBlock } from './blocks.ts';
import { type Check, flag, list, object, problem, type Shape, string, typed } from './check.ts';
import { newSheet, withIds } from './message.ts';
import { plain } from './texts.ts';

/** https://docs.slack.dev/reference/views; 250 kB in all. */
const mostBytes = 250_000;

/** In views an `action_id` has to be unique only within its block. */
const viewBlock: Check = (value, at, sheet) => anyBlock(value, at, { ...sheet, actionIds: new Set() });

const shared: Shape = {
  blocks: list(viewBlock, 100),
  'private_metadata?': string(3000, 0),
  'callback_id?': string(255, 0),
  'external_id?': string(255, 0),
};

const kinds = {
  modal: object({
    ...shared,
    title: plain(24),
    'submit?': plain(24),
    'close?': plain(24),
    'clear_on_close?': flag,
    'notify_on_close?': flag,
    'submit_disabled?': flag,
  }),
  home: object(shared),
};

/**
 * A view as Slack takes it, with a `block_id` in every block; also for what comes with the acknowledgement of a
 * submission. Refuses with `invalid_arguments` and words.
 */
export function checkedView(world: World, view: unknown, type: 'modal' | 'home'): Json {
  if (!isObject(view)) throw refusalOf('invalid_arguments', ['must provide an object [json-pointer:/view]']);
  if (Buffer.byteLength(JSON.stringify(view)) > mostBytes) throw new Refusal('view_too_large');
  const sheet = newSheet(world, type);
  typed({ [type]: kinds[type] })(view, '/view', sheet);
  const blocks = objectsIn(view.blocks);
  if (type === 'modal' && view.submit === undefined && blocks.some((block) => block.type === 'input'))
    problem(sheet, 'missing required field: submit', '/view');
  if (sheet.problems.length > 0) throw refusalOf('invalid_arguments', sheet.problems);
  return { ...view, blocks: withIds(world, blocks) };
}
