import {
  address,
  anyNumber,
  type Check,
  flag,
  list,
  matching,
  object,
  oneOf,
  type Shape,
  string,
  typed,
  whole,
} from './check.ts';

const most = 10_000;
const id = string(255);

const style: Check = object({
  'bold?': flag,
  'italic?': flag,
  'strike?': flag,
  'underline?': flag,
  'code?': flag,
  'highlight?': flag,
  'client_highlight?': flag,
  'unlink?': flag,
});

const styled: Shape = { 'style?': style };
const word = object({ ...styled, text: string(most) });
const link = object({ ...styled, url: address(), 'text?': string(most), 'unsafe?': flag });

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const words: Check = typed({
  text: word,
  link,
  emoji: object({ ...styled, name: matching(/^[\w+'-]+$/, 'invalid emoji name'), 'unicode?': id, 'url?': address() }),
  user: object({ ...styled, user_id: id }),
  usergroup: object({ ...styled, usergroup_id: id }),
  channel: object({ ...styled, channel_id: id }),
  team: object({ ...styled, team_id: id }),
  broadcast: object({ ...styled, range: oneOf('here', 'channel', 'everyone') }),
  color: object({ ...styled, value: matching(/^#[0-9a-f]{6}$/i, 'invalid color') }),
  date: object({ ...styled, timestamp: anyNumber, format: id, 'url?': address(), 'fallback?': id }),
});

const section = object({ elements: list(words, 1000) });
const border = oneOf(0, 1);

const parts: Check = typed({
  rich_text_section: section,
  rich_text_list: object({
    elements: list(typed({ rich_text_section: section }), 1000),
    style: oneOf('bullet', 'ordered'),
    'indent?': whole(0, 8),
    'offset?': whole(0, 1_000_000),
    'border?': border,
  }),
  rich_text_preformatted: object({
    elements: list(typed({ text: word, link }), 1000),
    'border?': border,
    'language?': id,
  }),
  rich_text_quote: object({ elements: list(words, 1000), 'border?': border }),
});

/** What a rich_text block has besides `type` and `block_id`. */
export const richTextShape: Shape = { elements: list(parts, 1000) };

/** A rich_text block where it stands inside of something else: a cell, an input. */
export const richTextBlock: Check = typed({ rich_text: object(richTextShape) });
