import { Refusal, refusalOf } from '../refusal.ts';
import type { Json, World } from '../state.ts';
import { isObject } from '../walk.ts';
import { anyBlock } from './blocks.ts';
import { list, problem, type Sheet, type Surface } from './check.ts';

/** Blocks of a message may be no longer than this as JSON; undocumented: 11 341 were refused, 9 600 taken. */
const mostJson = 10_000;

export function newSheet(world: World, surface: Surface): Sheet {
  return {
    surface,
    isPicture: ({ id, url }) =>
      [...world.files.stored.values()].some(
        (file) =>
          /\.(?:png|jpe?g|gif)$/i.test(file.name) &&
          (file.id === id || (typeof url === 'string' && url.includes(file.id))),
      ),
    problems: [],
    actionIds: new Set(),
    blockIds: new Set(),
    focused: [],
  };
}

/** The blocks of a message, with a `block_id` in each; refuses what Slack refuses. */
export function messageBlocks(world: World, blocks: unknown): readonly Json[] {
  if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  const sheet = newSheet(world, 'message');
  list(anyBlock, 50, 0)(blocks, '/blocks', sheet);
  const tables = blocks.filter((block) => isObject(block) && block.type === 'table');
  if (tables.length > 1) problem(sheet, 'only_one_table_allowed', '/blocks');
  if (sheet.problems.length > 0) throw refusalOf('invalid_blocks', sheet.problems);
  if (JSON.stringify(blocks).length > mostJson) throw new Refusal('msg_blocks_too_long');
  return withIds(world, blocks.filter(isObject));
}

/** Gives every block the `block_id`, and every element that can be used the `action_id`, that it lacks. */
export function withIds(world: World, blocks: readonly Json[]): readonly Json[] {
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? freshId(world),
    ...(Array.isArray(block.elements) && block.type === 'actions'
      ? { elements: block.elements.map((element: unknown) => withActionId(world, element)) }
      : {}),
    ...(block.accessory === undefined ? {} : { accessory: withActionId(world, block.accessory) }),
    ...(block.element === undefined ? {} : { element: withActionId(world, block.element) }),
  }));
}

function withActionId(world: World, element: unknown): unknown {
  if (!isObject(element) || element.type === 'image') return element;
  return { ...element, action_id: element.action_id ?? freshId(world) };
}

function freshId(world: World): string {
  world.lastNumber += 1;
  return `x${world.lastNumber.toString(36)}`;
}
