import { isObject } from '../walk.ts';
import {
  address,
  anyNumber,
  both,
  type Check,
  flag,
  list,
  object,
  oneOf,
  problem,
  rule,
  type Shape,
  string,
  typed,
} from './check.ts';
import { elementsOf } from './elements.ts';
import { richTextShape } from './rich-text.ts';
import { plain, plainOrMarkup, textKinds } from './texts.ts';

const blockId: Check = (value, at, sheet) => {
  string(255)(value, at, sheet);
  if (typeof value !== 'string') return;
  if (sheet.blockIds.has(value)) problem(sheet, `\`block_id\` ${value} already exists for this message`, at);
  sheet.blockIds.add(value);
};

const block = (shape: Shape): Check => object({ ...shape, 'block_id?': blockId });

const slackFile: Check = (value, at, sheet) => {
  object({ 'id?': string(255), 'url?': address() })(value, at, sheet);
  if (isObject(value) && !sheet.isPicture(value)) problem(sheet, 'invalid slack file', at);
};

const picture: Shape = { alt_text: string(2000), 'image_url?': address(), 'slack_file?': slackFile };
const onePicture: Check = rule(({ image_url: url, slack_file: file }) =>
  (url === undefined) === (file === undefined) ? 'must define either `image_url` or `slack_file`' : undefined,
);
const imageElement: Check = both(object(picture), onePicture);

const onlyIn =
  (surface: 'message', check: Check): Check =>
  (value, at, sheet) => {
    if (sheet.surface !== surface) return problem(sheet, 'unsupported block for this surface', `${at}/type`);
    check(value, at, sheet);
  };

const selects = [
  'static_select',
  'multi_static_select',
  'users_select',
  'multi_users_select',
  'channels_select',
  'conversations_select',
] as const;
const choices = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...selects] as const;

const cells: Check = typed({
  raw_text: object({ text: string(10_000) }),
  raw_number: object({ value: anyNumber, text: string(10_000) }),
  rich_text: object({ ...richTextShape, 'block_id?': string(255) }),
});

const columnSettings: Check = (value, at, sheet) => {
  if (value === null) return;
  object({ 'align?': oneOf('left', 'center', 'right'), 'is_wrapped?': flag })(value, at, sheet);
};

/** https://docs.slack.dev/reference/block-kit/blocks */
export const anyBlock: Check = typed({
  actions: block({
    elements: list(typed(elementsOf('button', 'overflow', 'datetimepicker', 'rich_text_input', ...choices)), 25),
  }),
  context: block({ elements: list(typed({ ...textKinds(3000), image: imageElement }), 10) }),
  divider: block({}),
  header: block({ text: plain(150) }),
  image: both(block({ ...picture, 'title?': plain(2000) }), onePicture),
  input: block({
    label: plain(2000),
    element: typed(
      elementsOf(
        'plain_text_input',
        'number_input',
        'email_text_input',
        'url_text_input',
        'rich_text_input',
        'file_input',
        'datetimepicker',
        ...choices,
      ),
    ),
    'hint?': plain(2000),
    'optional?': flag,
    'dispatch_action?': flag,
  }),
  markdown: onlyIn('message', block({ text: string(12_000) })),
  rich_text: block(richTextShape),
  section: both(
    block({
      'text?': plainOrMarkup(3000),
      'fields?': list(plainOrMarkup(2000), 10),
      'accessory?': typed({ ...elementsOf('button', 'overflow', ...choices), image: imageElement }),
      'expand?': flag,
    }),
    rule(({ text, fields }) =>
      text === undefined && fields === undefined ? 'must define either `text` or `fields`' : undefined,
    ),
  ),
  table: onlyIn('message', block({ rows: list(list(cells, 20), 100), 'column_settings?': list(columnSettings, 20) })),
});
