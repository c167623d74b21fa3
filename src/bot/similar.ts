import { clip } from '../lib/clip.ts';
import type { Command } from './command.ts';
import { printCommand } from './line/print.ts';
import { type Block, type Button, type Reply, text } from './reply.ts';

/** Platforms cut longer labels. */
const longestLabel = 60;

/** What is told to somebody who asked for what there is not. */
export interface NothingFound {
  /** What was asked for and is not there. */
  readonly sentence: string;
  /** What else there is to know. */
  readonly hints?: readonly Block[];
  /** Stands before the similar ones. */
  readonly heading: string;
  /** Ask for the similar ones, the nearest first. */
  readonly similar: readonly Button[];
  /** The similar ones, where their buttons do not say enough. */
  readonly shown?: Block;
  /** What else may have been meant. */
  readonly others?: readonly Button[];
}

/** The answer where nothing was found: what was asked for, and what is near to it. */
export function nothingFound({ sentence, hints = [], heading, similar, shown, others = [] }: NothingFound): Reply {
  const near = similar.length === 0 ? [] : [text(heading), ...(shown === undefined ? [] : [shown])];
  return {
    summary: sentence,
    tone: 'warning',
    blocks: [text(sentence), ...hints, ...near],
    buttons: [...similar, ...others],
  };
}

/** A button that runs a command; labelled with the command itself unless told otherwise. */
export function buttonFor(
  command: Command,
  values: Readonly<Record<string, unknown>>,
  label?: string,
  longest: number = longestLabel,
): Button {
  const line = printCommand(command, values);
  return { label: clip(label ?? line, longest), command: line };
}
