import { authorOf } from '../access/access.ts';
import { includes } from '../access/roles.ts';
import { nameOf } from '../access/subject.ts';
import type { AuditOutcome } from '../audit/audit-entry.ts';
import { conversationKey } from '../chat.ts';
import type { Command, CommandContext } from '../command.ts';
import { note, type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import { conversationTexts } from '../texts/conversation.ts';
import type { AnyAction } from './action.ts';
import { askAnew } from './ask.ts';
import type { Confirmation } from './confirmation.ts';
import { finish, perform } from './perform.ts';

/** What somebody wants to be done that was asked about. */
interface Pressed {
  readonly confirmation: Confirmation;
  readonly command: Command;
  readonly action: AnyAction;
}

/**
 * Does what was asked about, when it may be done: by whom it was asked, within the time, once, with the role that it
 * needs now, and only while it is still what was shown. Everything else is answered and changes nothing.
 *
 * @param typed - what was typed to confirm it
 * @throws SmscError, StorageError
 */
export async function confirm(context: CommandContext, id: string, typed: string | undefined): Promise<Reply> {
  const { language, message, role } = context;
  const texts = actingTexts[language];
  const pressed = await findPressed(context, id);
  if (pressed === undefined) return unknown(context, 'confirm');
  const { confirmation, command } = pressed;
  const isAsker = nameOf(authorOf(message)) === nameOf(confirmation.by);
  if (!isAsker) return deny(context, confirmation, 'denied', texts.notYours);
  if (!includes(role, command.role)) {
    return deny(context, confirmation, 'denied', conversationTexts[language].needsRole(command.role));
  }
  if (confirmation.state === 'begun' && confirmation.begunBy === message.id) return finish(context, pressed);
  if (confirmation.state !== 'open') return deny(context, confirmation, 'repeated', texts.already[confirmation.state]);
  if (isOver(confirmation, context)) return expired(context, confirmation);
  if (confirmation.typed !== undefined && typed?.trim() !== confirmation.typed) {
    return aside(texts.typeExactly(confirmation.typed));
  }
  const proposal = await pressed.action.propose(context, confirmation.payload);
  if ((proposal.quote ?? '') !== confirmation.quote) {
    return (await askAnew(context, confirmation, proposal)) ?? aside(texts.already.begun);
  }
  const begun = await context.acting.confirmations.begin(confirmation, message.id);
  if (begun === undefined) return aside(texts.already.begun);
  return perform(context, { ...pressed, confirmation: begun });
}

/** Lets something be that was asked about. @throws StorageError */
export async function cancel(context: CommandContext, id: string): Promise<Reply> {
  const { language, message, acting } = context;
  const texts = actingTexts[language];
  const pressed = await findPressed(context, id);
  if (pressed === undefined) return unknown(context, 'cancel');
  const { confirmation } = pressed;
  const by = authorOf(message);
  if (nameOf(by) !== nameOf(confirmation.by)) return deny(context, confirmation, 'denied', texts.notYours);
  if (!(await acting.confirmations.cancel(id, by))) {
    const { state } = (await acting.confirmations.find(id)) ?? confirmation;
    return aside(state === 'open' || state === 'awaiting' ? texts.unknown : texts.already[state]);
  }
  return { summary: texts.already.cancelled, blocks: [text(texts.already.cancelled)] };
}

/** What was asked about in this conversation; of another nobody learns anything. */
async function findPressed(
  { acting, message, everyCommand }: CommandContext,
  id: string,
): Promise<Pressed | undefined> {
  const confirmation = await acting.confirmations.find(id);
  if (confirmation === undefined || conversationKey(confirmation.in) !== conversationKey(message.in)) return undefined;
  const command = everyCommand.find(({ name }) => name === confirmation.command);
  return command?.action && { confirmation, command, action: command.action };
}

function isOver({ expiresAt }: Confirmation, { acting }: CommandContext): boolean {
  return expiresAt.epochMilliseconds <= acting.now();
}

async function expired(context: CommandContext, confirmation: Confirmation): Promise<Reply> {
  await noteOf(context, confirmation, 'expired');
  const sentence = actingTexts[context.language].already.expired;
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}

/** For what nobody asked here, be it forged or forgotten. */
async function unknown({ acting, message, language }: CommandContext, command: string): Promise<Reply> {
  await acting.audit.note({ by: authorOf(message), in: message.in, command, line: `/${command}`, outcome: 'denied' });
  return aside(actingTexts[language].unknown);
}

async function deny(
  context: CommandContext,
  confirmation: Confirmation,
  outcome: AuditOutcome,
  sentence: string,
): Promise<Reply> {
  await noteOf(context, confirmation, outcome);
  return aside(sentence);
}

async function noteOf(
  { acting, message }: CommandContext,
  { id, command, line, cost }: Confirmation,
  outcome: AuditOutcome,
): Promise<void> {
  const by = authorOf(message);
  await acting.audit.note({ by, in: message.in, command, line, outcome, ...(cost && { cost }), reference: id });
}

/** For who pressed alone: the question stays as it is. */
function aside(sentence: string): Reply {
  return { summary: sentence, tone: 'warning', blocks: [note(sentence, 'warning')], audience: 'asker' };
}
