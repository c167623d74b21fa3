import type { CommandContext } from '../command.ts';
import { type Block, fields } from '../reply.ts';
import { senderTexts } from '../texts/senders.ts';

/** As long as changes are kept, see `outbox/prune.ts`. */
const keptMs = 30 * 86_400_000;
const mostShown = 5;

/**
 * Since when a sender name stands as it does: the last changes that were seen, the newest first. Where a thousand other
 * names changed after it, nothing is found.
 *
 * @throws StorageError
 */
export async function seenChanges(
  id: string,
  { message, language, formats, notices }: CommandContext,
): Promise<readonly Block[]> {
  const from = Temporal.Instant.fromEpochMilliseconds(notices.now() - keptMs);
  const past = await notices.past.since('sender', from);
  const own = past.filter(({ change }) => change.topic === 'sender' && change.id === id).slice(0, mostShown);
  if (own.length === 0) return [];
  const lines = await Promise.all(
    own.map(async (one) => {
      const { what } = await notices.tell(one, language, message.in.kind);
      return { label: formats.time(Temporal.Instant.fromEpochMilliseconds(one.at)), value: what };
    }),
  );
  const heading = { label: senderTexts[language].seenChanges, value: '', heads: true } as const;
  return [{ ...fields([]), fields: [heading, ...lines] }];
}
