import type { CommandContext } from '../command.ts';
import type { Trace } from '../outbox/delivery.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, items, strong, text } from '../reply.ts';
import { sayReason } from '../texts/reasons.ts';
import { whyTexts } from '../texts/why.ts';
import { printFilters } from '../topics/print-filters.ts';
import { secondOf } from './fate-items.ts';
import { isSeenFrom, seenFrom } from './here.ts';
import { numbered } from './printed.ts';
import { type Considered, consider } from './wanted-by.ts';

/**
 * The subscriptions of this conversation that did not tell an event, and why not.
 *
 * @throws StorageError
 */
export async function notSent(trace: Trace, context: CommandContext): Promise<readonly Block[]> {
  const { message, language, notices } = context;
  const here = trace.fates.filter(({ to }) => isSeenFrom(message.in, to));
  const told = new Set(here.map(({ subscription }) => subscription));
  const all = await Promise.all(seenFrom(message.in).map((place) => notices.subscriptions.of(place)));
  const others = consider(trace.change, all.flat()).filter(
    ({ subscription, mismatch }) =>
      !told.has(subscription.number) &&
      // One of them speaks for all.
      (told.size === 0 || mismatch !== undefined),
  );
  if (others.length === 0) return [];
  const shown = others.map((one) => ({
    title: numbered(one.subscription, privacyOf(message)),
    facts: [reasonOf(one, trace, context)],
  }));
  return [text(strong(whyTexts[language].notSent)), items(shown)];
}

function reasonOf({ subscription, mismatch }: Considered, { at }: Trace, context: CommandContext): string {
  const texts = whyTexts[context.language];
  const { createdAt, filters, state, reason = '' } = subscription;
  if (createdAt.epochMilliseconds > at) return texts.later(secondOf(createdAt.epochMilliseconds, context));
  if (mismatch === 'other') return texts.otherThreshold;
  if (mismatch !== undefined) {
    return texts.mismatch(printFilters({ [mismatch]: filters[mismatch] }, privacyOf(context.message)));
  }
  return state === 'active' ? texts.fitsNow : texts.states[state](sayReason(reason, context.language));
}
