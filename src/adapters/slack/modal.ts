import type { types } from '@slack/bolt';
import type { Field, FieldOption, FileField, Form } from '../../bot/forms/form.ts';
import { clipUnits } from '../../lib/clip.ts';

/** @see https://docs.slack.dev/reference/views/modal-views and the pages of the blocks and elements used here */
const most = {
  title: 24,
  button: 24,
  about: 3000,
  label: 75,
  hint: 2000,
  placeholder: 150,
  option: 75,
  optionValue: 150,
  options: 100,
  input: 3000,
  blocks: 100,
  blockId: 255,
  callbackId: 255,
  metadata: 3000,
} as const;

/** What comes back with a submitted modal. */
export interface ModalMarks {
  /** At most 255 characters. */
  readonly callbackId: string;
  /** Whatever the submission needs to know, at most 3000 characters. */
  readonly metadata: string;
}

/** The one element of each input; the block says which field it is. */
const actionId = 'value';

/**
 * A form as a modal. Each field is an input whose `block_id` is the field's name, so errors of a submission go by name.
 *
 * @throws RangeError for a form or marks that no modal has room for
 */
export function modalOf(form: Form, { callbackId, metadata }: ModalMarks): types.ModalView {
  checkRoom('callback_id', callbackId.length, most.callbackId);
  checkRoom('private_metadata', metadata.length, most.metadata);
  checkRoom('blocks', form.fields.length + 1, most.blocks);
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plain(form.title, most.title),
    submit: plain(form.submit, most.button),
    close: plain(form.cancel, most.button),
    blocks: [{ type: 'section', text: plain(form.about, most.about) }, ...form.fields.map(inputOf)],
  };
}

function inputOf(field: Field | FileField): types.InputBlock {
  checkRoom('block_id', field.name.length, most.blockId);
  return {
    type: 'input',
    block_id: field.name,
    label: plain(field.label, most.label),
    ...(field.hint !== undefined && { hint: plain(field.hint, most.hint) }),
    optional: field.optional,
    element: field.kind === 'file' ? fileInputOf(field) : elementOf(field),
  };
}

function elementOf(field: Field): types.InputBlock['element'] {
  const { kind, example, initial } = field;
  const placeholder = example === undefined ? {} : { placeholder: plain(example, most.placeholder) };
  const options = field.options.map(optionOf);
  const chosen = options.find(({ value }) => value === initial);
  checkRoom('options', options.length, most.options);
  switch (kind) {
    case 'text':
    case 'lines':
      return {
        type: 'plain_text_input',
        action_id: actionId,
        multiline: kind === 'lines',
        max_length: Math.min(field.most, most.input),
        ...placeholder,
        ...(initial !== undefined && initial.length <= most.input && { initial_value: initial }),
      };
    case 'count':
      return {
        type: 'number_input',
        action_id: actionId,
        is_decimal_allowed: false,
        ...placeholder,
        ...(initial !== undefined && { initial_value: initial }),
      };
    case 'choice':
      return { type: 'static_select', action_id: actionId, options, ...(chosen && { initial_option: chosen }) };
    case 'flag':
      return { type: 'checkboxes', action_id: actionId, options, ...(chosen && { initial_options: [chosen] }) };
    case 'day':
      return { type: 'datepicker', action_id: actionId, ...(initial !== undefined && { initial_date: initial }) };
  }
}

function fileInputOf({ endings }: FileField): types.InputBlock['element'] {
  return { type: 'file_input', action_id: actionId, filetypes: [...endings], max_files: 1 };
}

function optionOf({ value, label }: FieldOption): types.PlainTextOption {
  checkRoom('value', value.length, most.optionValue);
  return { value, text: plain(label, most.option) };
}

/** Text that Slack shows as it stands, without emoji made of `:words:`. */
function plain(text: string, longest: number): types.PlainTextElement {
  return { type: 'plain_text', text: clipUnits(text, longest), emoji: false };
}

/** What stands for something else is never cut. */
function checkRoom(what: string, length: number, room: number): void {
  if (length > room) throw new RangeError(`${what} of a modal has ${length}, and ${room} is the most`);
}
