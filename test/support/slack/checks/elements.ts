import {
  address,
  both,
  type Check,
  flag,
  list,
  matching,
  object,
  oneOf,
  problem,
  rule,
  type Shape,
  string,
  whole,
} from './check.ts';
import {
  initialAmongOptions,
  markupOption,
  menuOption,
  oneKindOfOptions,
  optionGroups,
  plainOption,
} from './options.ts';
import { richTextBlock } from './rich-text.ts';
import { confirm, plain } from './texts.ts';

const actionId: Check = (value, at, sheet) => {
  string(255)(value, at, sheet);
  if (typeof value !== 'string') return;
  if (sheet.actionIds.has(value)) problem(sheet, `\`action_id\` ${value} already exists for this message`, at);
  sheet.actionIds.add(value);
};

const focus: Check = (value, at, sheet) => {
  flag(value, at, sheet);
  if (value !== true) return;
  if (sheet.focused.length > 0) problem(sheet, 'only one element may have `focus_on_load`', at);
  sheet.focused.push(at);
};

const dispatch: Check = object({
  trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2),
});

const action: Shape = { 'action_id?': actionId };
const confirmed: Shape = { ...action, 'confirm?': confirm };
const chosen: Shape = { ...confirmed, 'focus_on_load?': focus };
const picked: Shape = { ...chosen, 'placeholder?': plain(150) };
const typedIn: Shape = {
  ...action,
  'focus_on_load?': focus,
  'placeholder?': plain(150),
  'dispatch_action_config?': dispatch,
};

const selectOptions: Shape = { 'options?': list(plainOption, 100), 'option_groups?': optionGroups };
const several: Shape = { ...picked, 'max_selected_items?': whole(1, 100) };

const lengths: Check = rule(({ min_length: least, max_length: most, initial_value: initial }) => {
  if (typeof least === 'number' && typeof most === 'number' && least > most)
    return '`min_length` must not be more than `max_length`';
  if (typeof initial !== 'string') return undefined;
  const [from, to] = [Number(least ?? 0), Number(most ?? 3000)];
  return initial.length < from || initial.length > to ? '`initial_value` must fit the lengths' : undefined;
});

const decimal = matching(/^-?\d+(?:\.\d+)?$/, 'must be a number in a string');
const day = matching(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD');
const time = matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:mm');

const fileEnding = matching(/^[a-z\d]{1,20}$/i, 'must be a file extension');

const modalOnly: Check = (_value, at, sheet) => {
  if (sheet.surface !== 'modal') problem(sheet, 'unsupported type: file_input', `${at}/type`);
};

/** https://docs.slack.dev/reference/block-kit/block-elements, each without its `type`. */
export const elements = {
  button: object({
    ...confirmed,
    text: plain(75),
    'value?': string(2000),
    'url?': address(),
    'style?': oneOf('primary', 'danger'),
    'accessibility_label?': string(75),
  }),
  overflow: object({ ...confirmed, options: list(menuOption, 5, 2) }),
  static_select: both(
    object({ ...picked, ...selectOptions, 'initial_option?': plainOption }),
    oneKindOfOptions,
    initialAmongOptions,
  ),
  multi_static_select: both(
    object({ ...several, ...selectOptions, 'initial_options?': list(plainOption, 100) }),
    oneKindOfOptions,
    initialAmongOptions,
  ),
  users_select: object({ ...picked, 'initial_user?': string(255) }),
  multi_users_select: object({ ...several, 'initial_users?': list(string(255), 100) }),
  channels_select: object({ ...picked, 'initial_channel?': string(255), 'response_url_enabled?': flag }),
  conversations_select: object({
    ...picked,
    'initial_conversation?': string(255),
    'default_to_current_conversation?': flag,
    'response_url_enabled?': flag,
    'filter?': object({
      'include?': list(oneOf('im', 'mpim', 'private', 'public'), 4),
      'exclude_external_shared_channels?': flag,
      'exclude_bot_users?': flag,
    }),
  }),
  checkboxes: both(
    object({ ...chosen, options: list(markupOption, 10), 'initial_options?': list(markupOption, 10) }),
    initialAmongOptions,
  ),
  radio_buttons: both(
    object({ ...chosen, options: list(markupOption, 10), 'initial_option?': markupOption }),
    initialAmongOptions,
  ),
  datepicker: object({ ...picked, 'initial_date?': day }),
  timepicker: object({ ...picked, 'initial_time?': time, 'timezone?': string(255) }),
  datetimepicker: object({ ...chosen, 'initial_date_time?': whole(1_000_000_000, 9_999_999_999) }),
  plain_text_input: both(
    object({
      ...typedIn,
      'initial_value?': string(3000, 0),
      'multiline?': flag,
      'min_length?': whole(0, 3000),
      'max_length?': whole(1, 3000),
    }),
    lengths,
  ),
  number_input: object({
    ...typedIn,
    is_decimal_allowed: flag,
    'initial_value?': decimal,
    'min_value?': decimal,
    'max_value?': decimal,
  }),
  email_text_input: object({ ...typedIn, 'initial_value?': string(3000, 0) }),
  url_text_input: object({ ...typedIn, 'initial_value?': string(3000, 0) }),
  rich_text_input: object({ ...typedIn, 'initial_value?': richTextBlock }),
  file_input: both(object({ ...action, 'filetypes?': list(fileEnding, 100), 'max_files?': whole(1, 10) }), modalOnly),
} as const;

export type ElementType = keyof typeof elements;

/** Some of the elements, by type. */
export function elementsOf(...types: readonly ElementType[]): Readonly<Record<string, Check>> {
  return Object.fromEntries(types.map((type) => [type, elements[type]]));
}
