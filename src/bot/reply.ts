import type { CommandResult } from '../metrics/metrics.ts';
import type { Language } from './language.ts';

/** Names a message that an adapter posted, so that it can be edited. */
export type PostedId = string;

/**
 * A platform-neutral message as plain data. Every string in it is data: emphasis comes from the structure, and no
 * adapter reads markup, mentions or links out of a string.
 */
export interface Reply {
  /** The answer in one line, for a notification or a screen reader. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly buttons?: readonly Button[];
  readonly tone?: Tone;
  /** The name of the account that it is about, where that is not the one that was asked. */
  readonly account?: string;
  /** The language it is written in, when that is no longer the one it was asked in. */
  readonly language?: Language;
  /** The line that asks for it again, when that changes nothing. */
  readonly again?: string;
  /** The question that it asks, so that an answer to this message is an answer to it. */
  readonly asks?: string;
  /** What is to be typed to answer that question; how that is done is told by the platform. */
  readonly typed?: string;
  /** The beginning of a line, that an answer to this message goes on with. */
  readonly begins?: string;
  /** What it shows with nothing covered, in words that the audit log may hold. */
  readonly reveals?: string;
  /** That a command, without failing itself, did not do what it is for; counted and not shown. */
  readonly outcome?: Exclude<CommandResult, 'ok'>;
  /** Whom it is for; everybody in the conversation when absent. */
  readonly audience?: 'asker';
  /** Set when another reply will soon stand in its place; left out where nothing can be replaced. */
  readonly passing?: true;
  /** Comes without a sound or a vibration, where a platform can tell that apart; seen like any other. */
  readonly silent?: true;
  /** The message of ours that it belongs to, and is posted as a reply to, where a platform has such. */
  readonly under?: PostedId;
  /**
   * Where the message that it is to replace is gone, the edit is refused and posts nothing, so that whoever posts it anew
   * knows its id.
   */
  readonly inPlace?: true;
  /**
   * Nobody waits for it, and whoever sent it tries again: where it would have to wait for the platform it fails soon, and
   * so it does where a file of it cannot be shown just now.
   */
  readonly yields?: true;
}

export type Tone = 'good' | 'warning' | 'bad';

export type Block = TextBlock | FieldsBlock | TableBlock | ItemsBlock | BarsBlock | QuoteBlock | NoteBlock | FileBlock;

/** A piece of text; `strong` and `code` tell an adapter how to set it off. */
export type Span = string | { readonly text: string; readonly style: 'strong' | 'code' };

/** A paragraph. */
export interface TextBlock {
  readonly kind: 'text';
  readonly spans: readonly Span[];
}

/** Labels with values, one a line. */
export interface FieldsBlock {
  readonly kind: 'fields';
  readonly fields: readonly Field[];
}

export interface Field {
  readonly label: string;
  readonly value: string;
  readonly tone?: Tone;
  /** The label is to be typed as it stands. */
  readonly typed?: true;
  /** The label heads those below it, and has no value. */
  readonly heads?: true;
}

/** Rows under headings; an adapter aligns the columns. */
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly { readonly title: string; readonly align?: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

/** Things that say too much for a row of a table, one below the other. */
export interface ItemsBlock {
  readonly kind: 'items';
  readonly items: readonly Item[];
}

export interface Item {
  /** What it is called by. */
  readonly title: string;
  /** Short facts, shown side by side while there is room. */
  readonly facts: readonly string[];
  /** Longer text from outside, such as an SMS; may have line breaks. */
  readonly text?: string;
  readonly tone?: Tone;
}

/** Amounts side by side, drawn as bars. */
export interface BarsBlock {
  readonly kind: 'bars';
  readonly bars: readonly Bar[];
  /** How a platform that shows pictures draws them; bars of characters everywhere when absent. */
  readonly picture?: ChartStyle;
}

/** How amounts become a picture. */
export interface ChartStyle {
  /** Stands above the picture; a line break divides it where it would be too long. */
  readonly title: string;
  /** `columns`: amounts over days; `rows`: amounts of a few named things; `line`: a level over time; `progress`: parts of the first amount. */
  readonly as: 'columns' | 'rows' | 'line' | 'progress';
  /** Where a `line` is heading; drawn dashed from its last amount. */
  readonly ahead?: LineAhead;
}

export interface LineAhead {
  /** How far off it is, counted in steps from one bar to the next. */
  readonly steps: number;
  readonly value: number;
  /** When that will be, as the reader writes it. */
  readonly label: string;
}

export interface Bar {
  readonly label: string;
  /** Zero or more, except on a `line`; the bars are drawn in proportion to each other. */
  readonly value: number;
  /** The value as the reader writes it. */
  readonly shown: string;
}

/** Text to be shown letter for letter in a fixed pitch, such as a command with a mark under its wrong part. */
export interface QuoteBlock {
  readonly kind: 'quote';
  readonly text: string;
}

/** A file to be had beside the message. */
export interface FileBlock {
  readonly kind: 'file';
  /** With its ending; nothing but letters, digits, `-`, `_` and `.`. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** Small print, such as the age of an answer; with a tone, a banner. */
export interface NoteBlock {
  readonly kind: 'note';
  readonly text: string;
  readonly tone?: Tone;
}

/** A button is a typed command: pressing it is the same as sending `command`. */
export interface Button {
  readonly label: string;
  readonly command: string;
  /** Its command lacks values, which a platform with forms asks for; other platforms leave the button out. */
  readonly form?: true;
  /** What that form says above its fields, in place of what its command does. */
  readonly about?: string;
  /** Other platforms show it too: its command asks for what it lacks. */
  readonly asksItself?: true;
  /** Its answer stands in place of this reply, which therefore has to be one message. */
  readonly turns?: true;
}

/** The buttons of a reply on a platform without forms. */
export function withoutForms(buttons: readonly Button[] = []): readonly Button[] {
  return buttons.filter(({ form, asksItself }) => form !== true || asksItself === true);
}

/** A paragraph from pieces of text. */
export function text(...spans: readonly Span[]): TextBlock {
  return { kind: 'text', spans };
}

/** Sets a piece of text off. */
export function strong(content: string): Span {
  return { text: content, style: 'strong' };
}

/** A piece of text to be typed as it stands. */
export function code(content: string): Span {
  return { text: content, style: 'code' };
}

/** Labels with values; a label whose value is absent is left out. */
export function fields(
  entries: readonly (readonly [label: string, value: string | undefined, tone?: Tone])[],
): FieldsBlock {
  const present = entries.flatMap(([label, value, tone]) =>
    value === undefined ? [] : [{ label, value, ...(tone && { tone }) }],
  );
  return { kind: 'fields', fields: present };
}

export function table(columns: TableBlock['columns'], rows: TableBlock['rows']): TableBlock {
  return { kind: 'table', columns, rows };
}

export function items(list: readonly Item[]): ItemsBlock {
  return { kind: 'items', items: list };
}

export function bars(list: readonly Bar[], picture?: ChartStyle): BarsBlock {
  return { kind: 'bars', bars: list, ...(picture && { picture }) };
}

export function quote(content: string): QuoteBlock {
  return { kind: 'quote', text: content };
}

export function file(name: string, mediaType: string, content: string): FileBlock {
  return { kind: 'file', name, mediaType, content };
}

export function note(content: string, tone?: Tone): NoteBlock {
  return { kind: 'note', text: content, ...(tone && { tone }) };
}
