import { nearest } from '../../lib/edit-distance.ts';
import type { Mailing } from '../../smsc/areas/mailings.ts';
import type { Answer, ReadOptions } from '../../smsc/call.ts';
import { SmscError } from '../../smsc/error.ts';
import type { Command, CommandContext } from '../command.ts';
import { printCommand } from '../line/print.ts';
import { privacyOf } from '../privacy.ts';
import { code, type Reply, text } from '../reply.ts';
import { buttonFor, nothingFound } from '../similar.ts';
import { mailingTexts } from '../texts/mailings.ts';

/** Which mailing is meant. */
export interface MailingAsked {
  readonly id: string;
  readonly email?: true | undefined;
}

/** Ids change seldom, so a list for near ones may be as old as this. */
const idsMaxAgeMs = 3_600_000;
const longestLabel = 32;

/**
 * The mailing that is meant, or the answer that there is none.
 *
 * @param command - what the buttons of similar ones ask for
 * @throws SmscError
 */
export async function findMailing(
  context: CommandContext,
  { id, email }: MailingAsked,
  command: Command,
  options?: ReadOptions,
): Promise<{ readonly answer: Answer<Mailing> } | { readonly refused: Reply }> {
  try {
    const answer = await context.account.client.mailings.get({ id, ...(email && { email }) }, options);
    return { answer };
  } catch (error) {
    if (!(error instanceof SmscError) || error.code !== 'not-found') throw error;
    return { refused: await notFound(context, { id, email }, command) };
  }
}

async function notFound(context: CommandContext, { id, email }: MailingAsked, command: Command): Promise<Reply> {
  const { language, message } = context;
  const texts = mailingTexts[language];
  const names = await knownNames(context, email);
  const similar = nearest(id, [...names.keys()]);
  const sentence = texts.notFound(id, email === true);
  const asEmail = printCommand(command, { id, email: true });
  const labelOf = (other: string): string => `${other} ${privacyOf(message).text(names.get(other) ?? '')}`.trim();
  return nothingFound({
    sentence,
    hints: email ? [] : [text(texts.ifEmail, ' ', code(asEmail))],
    heading: texts.similar,
    similar: similar.map((other) => buttonFor(command, { id: other, email }, labelOf(other), longestLabel)),
  });
}

/** The names of all mailings by their ids; none when they cannot be had at once, as the answer is worth showing without them. */
async function knownNames(
  { account, log }: CommandContext,
  email: true | undefined,
): Promise<ReadonlyMap<string, string>> {
  try {
    const options = { maxAgeMs: idsMaxAgeMs, maxWaitMs: 0 };
    const { value } = await account.client.mailings.list({ ...(email && { email }) }, options);
    return new Map(value.map((mailing) => [mailing.id, mailing.name]));
  } catch (err) {
    if (!(err instanceof SmscError)) throw err;
    log.warn({ err }, 'the ids of mailings are not known');
    return new Map();
  }
}
