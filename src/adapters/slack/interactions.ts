import type { Author, Conversation } from '../../bot/chat.ts';
import { type AttachedFile, attachedFile } from './attached-file.ts';
import { conversationIn, homeOf, isDirectChannel } from './conversation.ts';
import { fieldsOf, listOf, type Payload, textOf } from './payload.ts';

/** A pressed button, or a chosen entry of a menu. */
export interface Press {
  readonly id: string;
  /** The id that the button carries. */
  readonly button: string;
  readonly place: PressedPlace;
  readonly from: Author;
  /** Where an answer can be posted for half an hour; Home tabs have none. */
  readonly responseUrl: string | undefined;
  /** Opens a form, for three seconds. */
  readonly triggerId: string | undefined;
}

export type PressedPlace =
  | {
      readonly kind: 'message';
      /** A group unless it is known to be the person's direct chat with the bot. */
      readonly in: Conversation;
      /** Whether it is that chat; `undefined` when Slack has to be asked. */
      readonly isDirect: false | undefined;
      /** Its `ts`. */
      readonly message: string;
      /** Whether only the person who pressed sees the message. */
      readonly isEphemeral: boolean;
    }
  | { readonly kind: 'home'; readonly in: Conversation };

/** A form that was filled in. */
export interface Submission {
  readonly id: string;
  /** Which form it is: `callback_id`. */
  readonly form: string;
  /** What was put into it when it was opened: `private_metadata`. */
  readonly metadata: string;
  /** By `block_id`; what was left empty is absent, and several chosen options are set apart by commas. */
  readonly values: ReadonlyMap<string, string>;
  readonly files: readonly AttachedFile[];
  /** The `block_id` of every input, also of those left empty. */
  readonly blocks: readonly string[];
  readonly from: Author;
}

/**
 * Reads a press of a button, or the choice from an overflow menu or a select, in a message or a Home tab.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export function readPress(payload: Payload): Press | undefined {
  const action = listOf(payload['actions'])[0] ?? {};
  const button = textOf(action['value']) ?? textOf(fieldsOf(action['selected_option'])['value']);
  const from = authorOf(payload);
  const place = from && placeOf(payload, from);
  if (button === undefined || from === undefined || place === undefined) return undefined;
  const triggerId = textOf(payload['trigger_id']);
  const id = triggerId ?? textOf(action['action_ts']) ?? '';
  return { id, button, place, from, responseUrl: textOf(payload['response_url']), triggerId };
}

function placeOf(payload: Payload, from: Author): PressedPlace | undefined {
  const container = fieldsOf(payload['container']);
  if (fieldsOf(payload['view'])['type'] === 'home') return { kind: 'home', in: homeOf(from.id) };
  const channel = textOf(container['channel_id']) ?? textOf(fieldsOf(payload['channel'])['id']);
  const message = textOf(container['message_ts']);
  if (container['type'] !== 'message' || channel === undefined || message === undefined) return undefined;
  const thread = textOf(container['thread_ts']) ?? textOf(fieldsOf(payload['message'])['thread_ts']);
  return {
    kind: 'message',
    in: conversationIn(channel, { thread, message }),
    isDirect: isDirectChannel(channel),
    message,
    isEphemeral: container['is_ephemeral'] === true,
  };
}

/**
 * Reads a form.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission
 */
export function readSubmission(payload: Payload): Submission | undefined {
  const view = fieldsOf(payload['view']);
  const form = textOf(view['callback_id']);
  const from = authorOf(payload);
  if (form === undefined || from === undefined) return undefined;
  const inputs = Object.entries(fieldsOf(fieldsOf(view['state'])['values'])).flatMap(([block, elements]) =>
    Object.values(fieldsOf(elements)).map((element) => [block, fieldsOf(element)] as const),
  );
  const values = inputs.flatMap(([block, input]): readonly (readonly [string, string])[] => {
    const value = valueOf(input);
    return value === undefined ? [] : [[block, value]];
  });
  return {
    id: textOf(payload['trigger_id']) ?? textOf(view['id']) ?? '',
    form,
    metadata: textOf(view['private_metadata']) ?? '',
    values: new Map(values),
    files: inputs.flatMap(([, { files }]) => listOf(files).map(attachedFile)),
    blocks: inputs.map(([block]) => block),
    from,
  };
}

function valueOf({ value, selected_option, selected_options, selected_date }: Payload): string | undefined {
  const several = listOf(selected_options).flatMap((option) => textOf(option['value']) ?? []);
  const one = textOf(value) ?? textOf(fieldsOf(selected_option)['value']) ?? textOf(selected_date);
  return one ?? textOf(several.join(','));
}

function authorOf(payload: Payload): Author | undefined {
  const user = fieldsOf(payload['user']);
  const id = textOf(user['id']);
  const name = textOf(user['username']) ?? textOf(user['name']);
  return id === undefined ? undefined : { id, ...(name !== undefined && { name }) };
}
