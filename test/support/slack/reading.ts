import type { Json } from './state.ts';
import { isObject, listIn, objectsIn, textIn } from './walk.ts';

/** Everything that can be read in blocks, a line each, in order; cells of a row are joined with a tab. */
export function readBlocks(blocks: readonly Json[]): string {
  return blocks
    .flatMap(linesOf)
    .filter((line) => line !== '')
    .join('\n');
}

function linesOf(block: Json): readonly string[] {
  switch (block.type) {
    case 'header':
      return [textIn(block.text)];
    case 'markdown':
      return typeof block.text === 'string' ? [block.text] : [];
    case 'section':
      return [textIn(block.text), ...objectsIn(block.fields).map(textIn), ...elementLines(block.accessory)];
    case 'context':
    case 'actions':
      return objectsIn(block.elements).flatMap(elementLines);
    case 'image':
      return [textIn(block.title), String(block.alt_text)];
    case 'input':
      return [textIn(block.label), ...elementLines(block.element), textIn(block.hint)];
    case 'rich_text':
      return [readRich(block)];
    case 'table':
      return listIn(block.rows).map((row) => objectsIn(row).map(cellText).join('\t'));
    default:
      return [];
  }
}

function cellText(cell: Json): string {
  return cell.type === 'rich_text' ? readRich(cell) : textIn(cell);
}

function elementLines(element: unknown): readonly string[] {
  if (!isObject(element)) return [];
  if (element.type === 'image') return [String(element.alt_text)];
  return [
    textIn(isObject(element.text) ? element.text : element),
    textIn(element.placeholder),
    ...optionsIn(element).map(({ label }) => label),
  ];
}

/** A rich_text block as plain text, a line each. */
function readRich(block: Json): string {
  return objectsIn(block.elements)
    .flatMap((part) =>
      part.type === 'rich_text_list' ? objectsIn(part.elements).map((item) => inline(item)) : [inline(part)],
    )
    .join('\n');
}

function inline(part: Json): string {
  return objectsIn(part.elements).map(wordOf).join('');
}

function wordOf(element: Json): string {
  switch (element.type) {
    case 'text':
      return String(element.text);
    case 'link':
      return String(element.text ?? element.url);
    case 'emoji':
      return `:${String(element.name)}:`;
    case 'user':
      return `@${String(element.user_id)}`;
    case 'usergroup':
      return `@${String(element.usergroup_id)}`;
    case 'channel':
      return `#${String(element.channel_id)}`;
    case 'broadcast':
      return `@${String(element.range)}`;
    case 'date':
      return String(element.fallback ?? element.timestamp);
    default:
      return '';
  }
}

/** Something that a person can press or choose. */
export interface Pressable {
  readonly label: string;
  /** The element, with its `action_id`. */
  readonly element: Json;
  readonly blockId: string;
  /** The option, of menus. */
  readonly option?: Json;
}

/** Buttons, and options of menus and selects outside of inputs, in order. */
export function pressables(blocks: readonly Json[]): readonly Pressable[] {
  return blocks.flatMap((block): readonly Pressable[] => {
    if (block.type === 'input') return [];
    const elements = [...objectsIn(block.elements), ...(isObject(block.accessory) ? [block.accessory] : [])];
    const blockId = String(block.block_id);
    return elements.flatMap((element): readonly Pressable[] => {
      if (element.type === 'button') return [{ label: textIn(element.text), element, blockId }];
      return optionsIn(element).map(({ label, option }) => ({ label, element, blockId, option }));
    });
  });
}

/** The options of a menu, a select, checkboxes or radio buttons, also those in groups. */
export function optionsIn(element: unknown): readonly { readonly label: string; readonly option: Json }[] {
  if (!isObject(element)) return [];
  const options = [
    ...objectsIn(element.options),
    ...objectsIn(element.option_groups).flatMap((group) => objectsIn(group.options)),
  ];
  return options.map((option) => ({ label: textIn(option.text), option }));
}
