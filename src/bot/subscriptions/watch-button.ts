import { includes } from '../access/roles.ts';
import type { CommandContext } from '../command.ts';
import type { Button } from '../reply.ts';
import { subscriptionTexts } from '../texts/subscriptions.ts';
import type { SenderChange, TemplateChange } from '../topics/change.ts';
import { type Filters, mismatchOf } from '../topics/filters.ts';
import { seenFrom } from './here.ts';
import { whatOf } from './printed.ts';

/** One thing that can be watched, as it would be in a change of it. */
type Watchable = Pick<SenderChange, 'topic' | 'name'> | Pick<TemplateChange, 'topic' | 'number' | 'sender' | 'text'>;

/**
 * A button that has this conversation told of one sender name or template; none for those who may not subscribe, and none
 * where everything about it is told already.
 *
 * @throws StorageError
 */
export async function watchButton(thing: Watchable, context: CommandContext): Promise<readonly Button[]> {
  const { message, role, language, notices } = context;
  if (!includes(role, 'operator')) return [];
  const own = (await Promise.all(seenFrom(message.in).map((place) => notices.subscriptions.of(place)))).flat();
  const isWatched = own.some(
    ({ topic, filters, state }) => topic === thing.topic && state !== 'broken' && isWhole(thing, filters),
  );
  if (isWatched) return [];
  const command = `/subscribe ${whatOf({ topic: thing.topic, filters: filtersFor(thing) })}`;
  return [{ label: subscriptionTexts[language].watch, command }];
}

/** Whether filters leave nothing out of what can happen to a thing. */
function isWhole(thing: Watchable, filters: Filters): boolean {
  // With no operator in it, it fits no filter by operator or status.
  const change = { kind: 'operators', object: '', isDecisive: false, isLoud: false, operators: {} } as const;
  return mismatchOf({ ...change, ...thing }, filters) === undefined;
}

/** The longest text that can be filtered by. */
const longestText = 200;

function filtersFor(thing: Watchable): Filters {
  if (thing.topic === 'sender') return { name: thing.name };
  const { sender, text } = thing;
  const words = text.replaceAll(/\s+/gu, ' ').trim();
  // One that begins with a slash would be read as a pattern.
  return words.length > longestText || words.startsWith('/') ? { sender } : { sender, text: words };
}
