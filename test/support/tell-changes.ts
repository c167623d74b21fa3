import assert from 'node:assert/strict';
import type { ChatAdapter, Conversation } from '../../src/bot/chat.ts';
import { marked } from '../../src/bot/sandbox-mark.ts';
import type { Change } from '../../src/bot/topics/change.ts';
import { createCards } from '../../src/notifications/cards.ts';
import { leaseMs, tell } from '../../src/notifications/delivering.ts';
import { createFailingConversations } from '../../src/notifications/failing-conversations.ts';
import { fanOut } from '../../src/notifications/fan-out.ts';
import type { TestBot } from './bot.ts';

const most = 1000;
const unhurried = { room: async () => undefined, take: async () => undefined };

/** Lets something happen now: whoever is subscribed to it in a conversation has read it when this resolves. */
export async function tellChanges(
  bot: TestBot,
  adapter: ChatAdapter,
  to: Conversation,
  changes: readonly Change[],
): Promise<void> {
  const { notices } = bot.parts('en');
  await bot.database.transaction((queries) =>
    fanOut(queries, changes, bot.clock.now(), { book: notices, outbox: notices.outbox }),
  );
  await tellHeld(bot, adapter, to);
}

/** Tells a conversation what is due there, such as what a mute that has ended held back. */
export async function tellHeld(bot: TestBot, adapter: ChatAdapter, to: Conversation): Promise<void> {
  const { database, clock } = bot;
  const { notices, account, listings, language, log } = bot.parts('en');
  const { outbox, subscriptions } = notices;
  const common = { database, account: account.id, outbox, subscriptions, clock };
  const cards = createCards(database, account.id, clock);
  const parts = {
    outbox,
    composing: {
      cards,
      stateOf: async () => undefined,
      subscriptions,
      listings,
      zone: account.zone,
      language,
      clock,
      log,
    },
    failing: createFailingConversations({ ...common, tellNews: async () => assert.fail('it could not be told') }),
    pace: unhurried,
    onGivenUp: () => assert.fail('it was given up'),
    metrics: undefined,
    clock,
    log,
  };
  const marking: ChatAdapter = {
    ...adapter,
    post: (place, reply, answers) => adapter.post(place, marked(reply, account, reply.language ?? language), answers),
    edit: (at, id, reply) => adapter.edit(at, id, marked(reply, account, reply.language ?? language)),
  };
  await outbox.release();
  for (;;) {
    const claim = await outbox.claim(to, { most, leaseMs });
    if (claim === undefined) return;
    await tell(claim, marking, parts, AbortSignal.any([]));
  }
}
