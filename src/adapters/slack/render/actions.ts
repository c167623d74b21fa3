import type { types } from '@slack/bolt';
import { isBlank } from '../../../lib/blank.ts';
import { clipUnits } from '../../../lib/clip.ts';
import { harmless } from '../../../lib/harmless.ts';
import { plainTextOf } from './elements.ts';

export interface RenderedButton {
  readonly label: string;
  /** What a press gives back; at most 150 characters, and each only once. */
  readonly id: string;
}

/** What Slack takes; more buttons than in a row are hard to find one's way in. */
const most = { row: 5, overflow: 5, options: 100, label: 75, placeholder: 150 };
const arrows: readonly string[] = ['◀', '▶'];
/** The `action_id` of what opens; the id of what was chosen in it comes as the value of the option. */
const menuId = 'menu';

/**
 * Buttons under a message: up to five as they are; of more of them the first, and a menu with the others.
 *
 * @param placeholder - in a menu in which nothing is chosen yet
 * @param room - characters of JSON; buttons that have none are left out
 * @see https://docs.slack.dev/reference/block-kit/blocks/actions-block
 */
export function actionsOf(
  buttons: readonly RenderedButton[],
  { placeholder, room }: { readonly placeholder: string; readonly room: number },
): types.ActionsBlock | undefined {
  if (buttons.length === 0) return undefined;
  if (buttons.length <= most.row) return { type: 'actions', elements: buttons.map(buttonOf) };
  const first = isPair(buttons[3], buttons[4]) ? 3 : 4;
  const shown = buttons.slice(0, first).map(buttonOf);
  const options = buttons.slice(first).map(optionOf);
  if (options.length <= most.overflow) {
    return { type: 'actions', elements: [...shown, { type: 'overflow', action_id: menuId, options }] };
  }
  const select = (chosen: types.PlainTextOption[]): types.ActionsBlock => ({
    type: 'actions',
    elements: [
      ...shown,
      {
        type: 'static_select',
        action_id: menuId,
        placeholder: plainTextOf(clipUnits(placeholder, most.placeholder)),
        options: chosen,
      },
    ],
  });
  let left = room - JSON.stringify(select([])).length;
  const fitting = options.slice(0, most.options).filter((option) => {
    left -= JSON.stringify(option).length + 1;
    return left >= 0;
  });
  return select(fitting);
}

function isPair(...pair: readonly (RenderedButton | undefined)[]): boolean {
  return pair.every((button) => button !== undefined && arrows.includes(button.label));
}

function buttonOf({ label, id }: RenderedButton): types.Button {
  return { type: 'button', text: labelOf(label), action_id: id, value: id };
}

function optionOf({ label, id }: RenderedButton): types.PlainTextOption {
  return { text: labelOf(label), value: id };
}

function labelOf(label: string): types.PlainTextElement {
  const shown = harmless(label).trim();
  return plainTextOf(isBlank(shown) ? '…' : clipUnits(shown, most.label));
}
