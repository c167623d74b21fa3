import { nameOf } from '../access/subject.ts';
import type { CommandContext } from '../command.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, type Button, items, strong, text } from '../reply.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import { whatOf } from './printed.ts';
import type { Mute } from './subscription.ts';

type Reader = Pick<CommandContext, 'message' | 'language' | 'formats'>;

/** More would bury what stands above them; the others are ended by their number. */
const mostButtons = 10;

/** What is muted, as it is typed, or the word for everything. */
export function mutedOf(made: Mute, { message, language }: Omit<Reader, 'formats'>): string {
  return made.topic === 'all' ? subscriptionTexts[language].mute.everything : whatOf(made, privacyOf(message));
}

/** Mutes, until when they last and who made them; nothing where there is none. */
export function muteBlocks(mutes: readonly Mute[], context: Reader): readonly Block[] {
  if (mutes.length === 0) return [];
  const { list, mute } = subscriptionTexts[context.language];
  const shown = mutes.map((one) => ({
    title: `#${one.number} ${mutedOf(one, context)}`,
    facts: [mute.until(context.formats.time(one.endsAt)), list.by(nameOf(one.by))],
  }));
  return [text(strong(list.muted)), items(shown)];
}

/** A button for each that ends it. */
export function unmuteButtons(mutes: readonly Mute[], { language }: Pick<Reader, 'language'>): readonly Button[] {
  const { unmute } = subscriptionTexts[language].mute;
  return mutes.slice(-mostButtons).map(({ number }) => ({ label: unmute(number), command: `/unmute #${number}` }));
}
