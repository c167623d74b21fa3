import type { Shown, ShownView } from './control.ts';
import { optionsIn, pressables, readBlocks } from './reading.ts';
import type { Kept, OpenView, Room } from './state.ts';
import { objectsIn, textIn } from './walk.ts';

/** A message as somebody who may see it does. */
export function shown(room: Room, kept: Kept): Shown {
  return {
    channel: room.id,
    ts: kept.ts,
    ...(kept.thread === undefined ? {} : { thread: kept.thread }),
    isEphemeral: kept.only !== undefined,
    byBot: kept.byBot,
    text: kept.text,
    blocks: kept.blocks,
    read: kept.blocks.length === 0 ? kept.text : readBlocks(kept.blocks),
    labels: pressables(kept.blocks).map(({ label }) => label),
    files: kept.files.map(({ id, name, bytes }) => ({ id, name, bytes })),
  };
}

/** A modal or a Home tab as its person sees it. */
export function shownView({ id, view, errors }: OpenView): ShownView {
  const blocks = objectsIn(view.blocks);
  const inputs = blocks.filter(({ type }) => type === 'input');
  return {
    id,
    title: textIn(view.title),
    blocks,
    read: readBlocks(blocks),
    labels: pressables(blocks).map(({ label }) => label),
    inputs: inputs.map((block) => ({
      block: String(block.block_id),
      label: textIn(block.label),
      optional: block.optional === true,
      options: optionsIn(block.element).map(({ label }) => label),
    })),
    errors,
  };
}
