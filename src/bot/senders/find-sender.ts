import { clip } from '../../lib/clip.ts';
import { nearest } from '../../lib/edit-distance.ts';
import { everySender } from '../../smsc/areas/every-sender.ts';
import type { Sender } from '../../smsc/areas/senders.ts';
import type { Command, CommandContext } from '../command.ts';
import { type Reply, text } from '../reply.ts';
import { buttonFor, nothingFound } from '../similar.ts';
import { senderTexts } from '../texts/senders.ts';

/** How much is repeated of a name that does not exist. */
const longestName = 60;

/** Which sender name is meant: by its name or its id, and whose. */
export interface SenderAsked {
  readonly name: string;
  readonly user?: string | undefined;
}

/** The name as typed, else the id, else the name that differs only in the case of its letters. */
function senderNamed(senders: readonly Sender[], written: string): Sender | undefined {
  const exact = senders.find(({ name }) => name === written) ?? senders.find(({ id }) => id === written);
  return exact ?? senders.find(({ name }) => name.toLowerCase() === written.toLowerCase());
}

/**
 * The sender name that is meant, or the answer that there is none.
 *
 * @param command - what the buttons of similar names ask for, with the same values; none when a file came with it
 * @throws SmscError
 */
export async function findSender(
  { account, language, message }: CommandContext,
  asked: SenderAsked,
  command: Command,
): Promise<{ readonly sender: Sender } | { readonly refused: Reply }> {
  const { name, user } = asked;
  const whose = user === undefined ? {} : { user };
  const { value } = await everySender(account.client.senders, { ...whose, all: true });
  const sender = senderNamed(value, name);
  if (sender !== undefined) return { sender };
  const texts = senderTexts[language];
  const shown = clip(name, longestName);
  const similar = nearest(
    name,
    value.map((each) => each.name),
  );
  const sentence = user === undefined ? texts.notFound(shown) : texts.notFoundOf(shown, clip(user, longestName));
  // A button would leave the file behind.
  if (message.files.length > 0 && similar.length > 0) {
    const hints = [text(texts.similar, ' ', similar.join(', '))];
    return { refused: nothingFound({ sentence, hints, heading: texts.similar, similar: [] }) };
  }
  const refused = nothingFound({
    sentence,
    heading: texts.similar,
    similar: similar.map((other) => buttonFor(command, { ...asked, name: other }, other)),
  });
  return { refused };
}
