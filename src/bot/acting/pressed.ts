import { authorOf } from '../access/access.ts';
import type { AuditOutcome } from '../audit/audit-entry.ts';
import { isSameChat } from '../chat.ts';
import type { Command, CommandAction, CommandContext } from '../command.ts';
import { note, type Reply } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Confirmation } from './confirmation.ts';
import { overReply } from './over.ts';

/** A question whose button was pressed. */
export interface Pressed {
  readonly confirmation: Confirmation;
  readonly command: Command;
  readonly action: CommandAction;
}

/**
 * The question that somebody answers here; `undefined` for one that is unknown or was asked elsewhere.
 *
 * @param where - whether cards that ask for an approval count too
 */
export async function findPressed(
  { acting, message, everyCommand }: CommandContext,
  id: string,
  where: 'asked' | 'asked or carded',
): Promise<Pressed | undefined> {
  const confirmation = await acting.confirmations.find(id);
  if (confirmation === undefined) return undefined;
  const cards = where === 'asked' ? [] : await acting.cards.of(id);
  const places = [confirmation.in, ...cards.map((card) => card.in)];
  if (!places.some((place) => isSameChat(place, message.in))) return undefined;
  const command = everyCommand.find(({ name }) => name === confirmation.command);
  return command?.action && { confirmation, command, action: command.action };
}

export function isOver({ expiresAt }: Confirmation, { acting }: CommandContext): boolean {
  return expiresAt.epochMilliseconds <= acting.now();
}

/** It was answered too late. */
export async function expire(context: CommandContext, confirmation: Confirmation): Promise<Reply> {
  await noteOf(context, confirmation, 'expired');
  return overReply(confirmation, context.language);
}

/** It was answered by somebody, or in a way, that changes nothing. */
export async function deny(
  context: CommandContext,
  confirmation: Confirmation,
  outcome: AuditOutcome,
  sentence: string,
): Promise<Reply> {
  await noteOf(context, confirmation, outcome);
  return aside(sentence);
}

/** For what nobody asked here, be it forged or forgotten. */
export async function unknown({ acting, message, language }: CommandContext, command: string): Promise<Reply> {
  await acting.audit.note({ by: authorOf(message), in: message.in, command, line: `/${command}`, outcome: 'denied' });
  return aside(actingTexts[language].unknown);
}

/** For who pressed alone: the question stays as it is. */
function aside(sentence: string): Reply {
  const blocks = [note(sentence, 'warning')];
  return { summary: sentence, tone: 'warning', blocks, audience: 'asker', outcome: 'refused' };
}

async function noteOf(
  { acting, message }: CommandContext,
  { id, command, line, cost }: Confirmation,
  outcome: AuditOutcome,
): Promise<void> {
  const by = authorOf(message);
  await acting.audit.note({ by, in: message.in, command, line, outcome, ...(cost && { cost }), reference: id });
}
