import type { types } from '@slack/bolt';
import type { BarsBlock, Block, FileBlock, Reply } from '../../bot/reply.ts';
import { isBlank } from '../../lib/blank.ts';
import { clipUnits } from '../../lib/clip.ts';
import { harmless } from '../../lib/harmless.ts';
import { remembering } from '../../lib/remembering.ts';
import { actionsOf, type RenderedButton } from './render/actions.ts';
import { notePart, partsOf, type Surface } from './render/blocks.ts';
import { add, type Cost, sizeOf } from './render/cost.ts';
import { fallbackLine } from './render/fallback.ts';
import { lineOf } from './render/line.ts';
import type { Part } from './render/part.ts';
import { type Draft, draftsOf, type Limits } from './render/split.ts';
import { wholeFile } from './render/whole-file.ts';
import { blocksOf, fallbackOf } from './render/write.ts';

export interface SlackMessage {
  /** For notifications and for who cannot see blocks: all that the blocks say. */
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

/** A reply as Slack takes it: blocks in which nothing is markup. */
export interface RenderedReply {
  /** At least one; the buttons are under the last. */
  readonly messages: readonly SlackMessage[];
  /** Amounts to be shown as pictures; nothing of them is in the messages. */
  readonly charts: readonly BarsBlock[];
  readonly files: readonly FileBlock[];
  /** The whole answer, when the messages hold only its beginning. */
  readonly whole: FileBlock | undefined;
}

export interface RenderTexts {
  /** In a menu in which nothing is chosen yet. */
  readonly choose: string;
  /** Under the beginning of an answer that stands whole in a file. */
  readonly wholeInFile: string;
  /** Under the beginning of what is too long for the Home tab. */
  readonly tooLongForHome: string;
}

export interface RenderOptions {
  /** In the order in which they are shown. */
  readonly buttons: readonly RenderedButton[];
  /** Whether pictures can be uploaded; amounts are bars of characters otherwise. */
  readonly pictures: boolean;
  /** At least one, and one for a page that can be turned; what needs more becomes its beginning and a file. */
  readonly mostMessages: number;
  readonly texts: RenderTexts;
}

/**
 * What one message takes. That the blocks as JSON have a limit too is in no page: 11 341 characters of text were
 * refused. A text of more than 4 000 is refused when a message is changed.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks
 * @see https://docs.slack.dev/reference/methods/chat.update
 */
const ofMessage: Limits = { blocks: 50, json: 9600, text: 4000 };
/** A view has a limit of 250 kB, of which a character takes at most three. */
const ofHome: Limits = { blocks: 100, json: 60_000, text: Number.POSITIVE_INFINITY };
/** The brackets around the blocks. */
const brackets = 2;
const longestSummary = 150;
const nothing = '…';
/** Room for buttons: alone in a message, and under the beginning of an answer. */
const room = { alone: 9000, beside: 2000 };

interface Page {
  readonly draft: Draft;
  readonly actions?: types.ActionsBlock | undefined;
}

/** A reply as messages and what goes with them; its summary when there is nothing else to read. */
export function renderReply(reply: Reply, { buttons, pictures, mostMessages, texts }: RenderOptions): RenderedReply {
  const heading = fallbackLine(headingOf(reply));
  const limits = less(ofMessage, { json: brackets, text: heading.length + 1 });
  const { parts, drafts } = divided(reply, { pictures, tables: true }, limits);
  const all = pagesOf(drafts, limits, actionsOf(buttons, { placeholder: texts.choose, room: room.alone }));
  // What is pressed tells of one message alone, and an answer that only its asker sees can be reached in no other way.
  const most = reply.buttons?.some(({ turns }) => turns === true) ? 1 : mostMessages;
  const isWhole = all.length <= most;
  const pages = isWhole
    ? all
    : beginningOf(parts, limits, {
        most,
        note: notePart(texts.wholeInFile),
        actions: actionsOf(buttons, { placeholder: texts.choose, room: room.beside }),
      });
  return {
    messages: pages.map((page, index) => messageOf(page, heading, index === 0)),
    charts: pictures
      ? reply.blocks.filter((block) => block.kind === 'bars').filter(({ picture }) => picture !== undefined)
      : [],
    files: reply.blocks.filter((block) => block.kind === 'file'),
    whole: isWhole ? undefined : wholeFile(parts),
  };
}

/** A reply as the Home tab of a person: amounts as bars of characters, tables in a fixed pitch, 100 blocks at most. */
export function renderHome(
  reply: Reply,
  { buttons, texts }: Pick<RenderOptions, 'buttons' | 'texts'>,
): readonly types.KnownBlock[] {
  const { parts, drafts } = divided(reply, { pictures: false, tables: false }, ofHome);
  const actions = actionsOf(buttons, { placeholder: texts.choose, room: room.alone });
  const all = pagesOf(drafts, ofHome, actions);
  const note = notePart(texts.tooLongForHome);
  const pages = all.length <= 1 ? all : beginningOf(parts, ofHome, { most: 1, note, actions });
  return pages.flatMap(blocksOn);
}

interface Divided {
  readonly parts: readonly Part[];
  readonly drafts: readonly Draft[];
}

const dividedBlocks = remembering((_blocks: readonly Block[]) => new Map<string, Divided>());
const written = remembering((draft: Draft) => ({ blocks: blocksOf(draft), text: fallbackOf(draft) }));

/** A reply in drafts of messages; what has the same blocks once more is not divided anew. */
function divided(reply: Reply, surface: Surface, limits: Limits): Divided {
  const known = dividedBlocks(reply.blocks);
  const key = JSON.stringify([reply.summary, surface, limits]);
  const earlier = known.get(key);
  if (earlier !== undefined) return earlier;
  const parts = shownParts(reply, surface);
  const made = { parts, drafts: draftsOf(parts, limits) };
  known.set(key, made);
  return made;
}

function shownParts({ summary, blocks }: Reply, surface: Surface): Part[] {
  const parts = partsOf(blocks, surface);
  if (parts.length > 0) return parts;
  const text = isBlank(summary) ? nothing : summary;
  return [{ sections: [{ kind: 'plain', lines: [lineOf({ text })] }], isApart: false }];
}

function headingOf({ summary }: Reply): string {
  return isBlank(summary) ? nothing : clipUnits(harmless(summary), longestSummary);
}

function less(limits: Limits, cost: Cost, blocks = 0): Limits {
  return { json: limits.json - cost.json, text: limits.text - cost.text, blocks: limits.blocks - blocks };
}

function jsonOf(actions: types.ActionsBlock | undefined): number {
  return actions === undefined ? 0 : JSON.stringify(actions).length + 1;
}

/** Pages with the buttons under the last, or alone where they have no room there. */
function pagesOf(drafts: readonly Draft[], limits: Limits, actions: types.ActionsBlock | undefined): Page[] {
  const last = drafts.at(-1);
  if (last === undefined || actions === undefined) return drafts.map((draft) => ({ draft }));
  const hasRoom = sizeOf(last).json + jsonOf(actions) <= limits.json && last.length < limits.blocks;
  if (!hasRoom) return [...drafts.map((draft) => ({ draft })), { draft: [], actions }];
  return [...drafts.slice(0, -1).map((draft) => ({ draft })), { draft: last, actions }];
}

/** The first pages of what needs more; the last of them says so. */
function beginningOf(
  parts: readonly Part[],
  limits: Limits,
  end: { readonly most: number; readonly note: Part; readonly actions: types.ActionsBlock | undefined },
): Page[] {
  const taken = add(sizeOf(end.note.sections), { json: jsonOf(end.actions), text: 0 });
  const pages = draftsOf(parts, less(limits, taken, 2)).slice(0, end.most);
  const last = pages.at(-1) ?? [];
  const note = end.note.sections.map((section) => ({ ...section, isApart: true }));
  return [...pages.slice(0, -1).map((draft) => ({ draft })), { draft: [...last, ...note], actions: end.actions }];
}

function messageOf(page: Page, heading: string, isFirst: boolean): SlackMessage {
  const body = written(page.draft).text;
  const isHeaded = body === '' || (isFirst && !body.startsWith(heading));
  return { text: (isHeaded ? [heading, body] : [body]).join('\n').trim(), blocks: blocksOn(page) };
}

function blocksOn({ draft, actions }: Page): types.KnownBlock[] {
  return [...written(draft).blocks, ...(actions === undefined ? [] : [actions])];
}
