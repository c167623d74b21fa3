import type { ChatAdapter, Conversation } from '../../src/bot/chat.ts';
import type { Language } from '../../src/bot/language.ts';
import type { Change } from '../../src/bot/topics/change.ts';
import type { TestBot } from '../../test/support/bot.ts';
import { tellChanges, tellHeld } from '../../test/support/tell-changes.ts';

/** What happens in a chat, one after the other. */
export type ChatStep =
  /** Somebody types a line, with a file if there is one. */
  | { readonly types: string; readonly file?: SceneFile }
  /** The same as a reply to the last message of the bot. */
  | { readonly replies: string }
  /** Somebody presses the last button whose label begins so. */
  | { readonly presses: string }
  | { readonly happens: readonly Change[] }
  /** Time passes, in milliseconds; then what was held back is told. */
  | { readonly passes: number };

export interface SceneFile {
  readonly name: string;
  readonly content: string;
}

export interface ChatScene {
  readonly name: string;
  readonly language: Language;
  /** What the page says above the picture. */
  readonly about: string;
  /** In place of a group or channel: where nobody reads along. */
  readonly in?: 'private';
  /** What happens before and is not shown. */
  readonly begins?: readonly ChatStep[];
  readonly steps: readonly ChatStep[];
}

/** A platform on which a scene is played. */
export interface ChatStage {
  readonly bot: TestBot;
  readonly adapter: ChatAdapter;
  /** Where it is told. */
  readonly to: Conversation;
  /** Types a line and waits for its answer. */
  say(line: string, file?: SceneFile): Promise<void>;
  /** The same in reply to the last message of the bot. */
  reply(line: string): Promise<void>;
  /** Presses the last button whose label begins so, and waits until something else is seen. */
  press(label: string): Promise<void>;
  /** What stands there already is not shown. */
  hide(): void;
}

/** Plays a scene to its end. */
export async function playScene({ begins = [], steps }: ChatScene, stage: ChatStage): Promise<void> {
  for (const step of begins) await playStep(step, stage);
  stage.hide();
  for (const step of steps) await playStep(step, stage);
}

async function playStep(step: ChatStep, stage: ChatStage): Promise<void> {
  const { bot, adapter, to } = stage;
  if ('types' in step) return stage.say(step.types, step.file);
  if ('replies' in step) return stage.reply(step.replies);
  if ('presses' in step) return stage.press(step.presses);
  if ('happens' in step) return tellChanges(bot, adapter, to, step.happens);
  await bot.clock.advance(step.passes);
  return tellHeld(bot, adapter, to);
}
