import { authorOf } from '../access/access.ts';
import type { CommandContext } from '../command.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, code, note, text } from '../reply.ts';
import { watchingTexts } from '../texts/watching.ts';
import type { Filters } from '../topics/filters.ts';
import { fitsGlob } from '../topics/filters-glob.ts';
import type { Topic } from '../topics/topic.ts';
import { numbered } from './printed.ts';
import type { Subscription } from './subscription.ts';
import { mostSubscriptions } from './subscriptions.ts';

/** What a conversation is to be told of. */
export interface Watched {
  readonly topic: Topic;
  readonly filters: Filters;
}

/**
 * Has the conversation told how something goes on, by a subscription that it has already or by a new one, and has it
 * looked at at once.
 *
 * @returns what people are told of that
 * @throws StorageError
 */
export async function watchAtOnce(
  { notices, message, language }: CommandContext,
  { topic, filters }: Watched,
): Promise<Block> {
  const texts = watchingTexts[language];
  const own = await notices.subscriptions.of(message.in);
  const covering = own.find((subscription) => covers(subscription, { topic, filters }));
  if (covering !== undefined) {
    notices.wake(topic);
    return text(texts.already, ' ', code(numbered(covering, privacyOf(message))));
  }
  const added = await notices.subscriptions.add({ in: message.in, topic, filters, language, by: authorOf(message) });
  if (added.kind === 'too-many') return note(texts.tooMany(mostSubscriptions), 'warning');
  return text(texts.watched, ' ', code(numbered(added.subscription, privacyOf(message))));
}

/** Notes what something that was done needs; when that fails it was done all the same, which people have to know. */
export async function noteAfterwards(
  { log, language }: CommandContext,
  act: () => Promise<readonly Block[]>,
): Promise<readonly Block[]> {
  try {
    return await act();
  } catch (err) {
    log.error({ err }, 'what was made cannot be watched');
    return [note(watchingTexts[language].failed, 'warning')];
  }
}

/** Whether somebody with a subscription is told of everything that the filters let through. */
function covers({ topic, state, filters: wide }: Subscription, { topic: wanted, filters }: Watched): boolean {
  if (topic !== wanted || state !== 'active') return false;
  const { name, sender, text: words, ...others } = wide;
  return (
    Object.keys(others).length === 0 &&
    (name === undefined || fitsGlob(filters.name ?? '', name)) &&
    (sender === undefined || fitsGlob(filters.sender ?? '', sender)) &&
    (words === undefined || words === filters.text)
  );
}
