import { reached } from '../../lib/steps.ts';
import { authorOf } from '../access/access.ts';
import { includes } from '../access/roles.ts';
import { nameOf } from '../access/subject.ts';
import type { CommandContext } from '../command.ts';
import { type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import { conversationTexts } from '../texts/conversation.ts';
import { askAnew, askedAnew, needsApproval } from './ask.ts';
import { askApproval } from './ask-approval.ts';
import { isAsShown } from './bound.ts';
import { endedReply } from './ended.ts';
import { finish, perform } from './perform.ts';
import { deny, expire, isOver, type Pressed, unknown } from './pressed.ts';
import { tellCards } from './tell-everywhere.ts';

/**
 * Does what was asked about, when it may be done: by whom it was asked, within the time, once, with the role that it
 * needs now, and only while it is still what was shown. Everything else is answered and changes nothing.
 *
 * @param typed - what was typed to confirm it
 * @throws SmscError, StorageError
 */
export async function confirm(
  context: CommandContext,
  pressed: Pressed | undefined,
  typed: string | undefined,
): Promise<Reply> {
  const { language, message, role, acting } = context;
  const texts = actingTexts[language];
  if (pressed === undefined) return unknown(context, 'confirm');
  const { confirmation, command, action } = pressed;
  /** Somebody else was quicker, or the same person with another press. */
  const repeated = (sentence: string): Promise<Reply> => deny(context, confirmation, 'repeated', sentence);
  if (!isAskers(context, pressed)) return deny(context, confirmation, 'denied', texts.notYours);
  if (!includes(role, command.role)) {
    return deny(context, confirmation, 'denied', conversationTexts[language].needsRole(command.role));
  }
  if (confirmation.state === 'expired') return expire(context, confirmation);
  if (confirmation.movedBy === message.id) {
    const went = await goOn(context, pressed);
    if (went !== undefined) return went;
  }
  if (confirmation.state !== 'open') return deny(context, confirmation, 'repeated', texts.already[confirmation.state]);
  if (isOver(confirmation, context)) return expire(context, confirmation);
  if (confirmation.typed !== undefined && typed?.trim() !== confirmation.typed) {
    return deny(context, confirmation, 'misread', texts.typeExactly(confirmation.typed));
  }
  const proposal = await action.propose(context, confirmation.payload);
  // The limit may be another one than when it was asked.
  const isNewlyOver = !confirmation.needsApproval && (await needsApproval(acting, proposal));
  if (isNewlyOver || !isAsShown(confirmation.quote, proposal)) {
    return (await askAnew(context, pressed, proposal, authorOf(message))) ?? repeated(texts.already.begun);
  }
  reached('press:weighed');
  if (confirmation.needsApproval) {
    const awaiting = await acting.confirmations.await(confirmation, message.id);
    if (awaiting === undefined) return repeated(texts.already.awaiting);
    reached('press:awaiting');
    return askApproval(context, { confirmation: awaiting, command, action }, proposal);
  }
  const begun = await acting.confirmations.begin(confirmation, message.id);
  if (begun === undefined) return repeated(texts.already.begun);
  reached('press:begun');
  return perform(context, { ...pressed, confirmation: begun });
}

/** What is left to do when a process died over the press that is delivered again; `undefined` when nothing is. */
async function goOn(context: CommandContext, pressed: Pressed): Promise<Reply | undefined> {
  const { confirmation, action } = pressed;
  switch (confirmation.state) {
    case 'begun':
      return finish(context, pressed);
    case 'awaiting':
      if (isOver(confirmation, context)) return expire(context, confirmation);
      return askApproval(context, pressed, await action.propose(context, confirmation.payload));
    case 'changed':
      return askedAnew(context, pressed);
    case 'done':
    case 'failed':
    case 'unknown':
      return endedReply(confirmation, context.language);
    case 'open':
    case 'cancelled':
    case 'expired':
      return undefined;
  }
}

/** Lets something be that was asked about. @throws StorageError */
export async function cancel(context: CommandContext, pressed: Pressed | undefined): Promise<Reply> {
  const { language, message, acting } = context;
  const texts = actingTexts[language];
  if (pressed === undefined) return unknown(context, 'cancel');
  const { confirmation } = pressed;
  if (!isAskers(context, pressed)) return deny(context, confirmation, 'denied', texts.notYours);
  // A process that died over it has closed it and may have told nobody.
  if (confirmation.state !== 'cancelled' || confirmation.movedBy !== message.id) {
    if (!(await acting.confirmations.cancel(confirmation, message.id, authorOf(message)))) {
      const { state } = (await acting.confirmations.find(confirmation.id)) ?? confirmation;
      return deny(context, confirmation, 'repeated', state === 'open' ? texts.unknown : texts.already[state]);
    }
    reached('question:closed');
  }
  acting.vault.forget(confirmation.id);
  await tellCards(context, confirmation.id, (reader) => {
    const sentence = actingTexts[reader].cancelledBy(nameOf(confirmation.by));
    return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
  });
  return { summary: texts.already.cancelled, blocks: [text(texts.already.cancelled)] };
}

function isAskers({ message }: CommandContext, { confirmation }: Pressed): boolean {
  return nameOf(authorOf(message)) === nameOf(confirmation.by);
}
