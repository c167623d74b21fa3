import { reached } from '../../lib/steps.ts';
import { authorOf } from '../access/access.ts';
import { includes } from '../access/roles.ts';
import { nameOf } from '../access/subject.ts';
import { isSameChat } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import { createFormats } from '../format.ts';
import type { Language } from '../language.ts';
import { type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import { refusalOfLate, refusalOfOther } from './approver.ts';
import { askAnew, askedAnew } from './ask.ts';
import { isAsShown } from './bound.ts';
import type { Confirmation } from './confirmation.ts';
import { decided } from './decided.ts';
import { endedReply } from './ended.ts';
import { finish, perform } from './perform.ts';
import { deny, type Pressed, unknown } from './pressed.ts';
import { show, tellCards, tellEverywhere } from './tell-everywhere.ts';

/**
 * Approves of what somebody else confirmed, and does it, if who asked may still have it done.
 *
 * @throws SmscError, StorageError
 */
export async function approve(context: CommandContext, pressed: Pressed | undefined): Promise<Reply> {
  const { message, acting, access, language } = context;
  const { already } = actingTexts[language];
  if (pressed === undefined) return unknown(context, 'approve');
  const notTheirs = await refusalOfOther(context, pressed);
  if (notTheirs !== undefined) return notTheirs;
  const { confirmation, command, action } = pressed;
  const by = authorOf(message);
  const asker = askersContext(context, confirmation);
  if (confirmation.movedBy === message.id) {
    const went = await goOn(context, asker, pressed);
    if (went !== undefined) return went;
  }
  const late = await refusalOfLate(context, confirmation);
  if (late !== undefined) return late;
  const askersRole = await access.roleOf(asker.message);
  if (askersRole === undefined || !includes(askersRole, command.role)) {
    if (!(await acting.confirmations.cancel(confirmation, message.id, by))) {
      return deny(context, confirmation, 'repeated', already.begun);
    }
    reached('question:closed');
    return tellOfRole(context, pressed);
  }
  const proposal = await action.propose(asker, confirmation.payload);
  if (!isAsShown(confirmation.quote, proposal)) {
    const asked = await askAnew(asker, pressed, proposal, by);
    if (asked === undefined) return deny(context, confirmation, 'repeated', already.begun);
    return showAnew(context, confirmation, asked);
  }
  reached('press:weighed');
  const begun = await acting.confirmations.begin(confirmation, message.id, by);
  if (begun === undefined) return deny(context, confirmation, 'repeated', already.begun);
  reached('press:begun');
  return settle(context, begun, await perform(asker, { ...pressed, confirmation: begun }));
}

/** What is left to do when a process died over the press that is delivered again; `undefined` when nothing is. */
async function goOn(context: CommandContext, asker: CommandContext, pressed: Pressed): Promise<Reply | undefined> {
  const { confirmation } = pressed;
  switch (confirmation.state) {
    case 'begun':
      return settle(context, confirmation, await finish(asker, pressed));
    case 'changed': {
      const asked = await askedAnew(asker, pressed);
      return asked && showAnew(context, confirmation, asked);
    }
    case 'done':
    case 'failed':
    case 'unknown':
      return settle(context, confirmation, endedReply(confirmation, confirmation.language));
    case 'cancelled':
      return tellOfRole(context, pressed);
    case 'open':
    case 'awaiting':
    case 'expired':
      return undefined;
  }
}

/** What is done stands in the conversation in which it was asked for, in the language of who asked. */
function askersContext(context: CommandContext, { in: place, by, language }: Confirmation): CommandContext {
  const message = { ...context.message, in: place, from: { id: by.id } };
  return { ...context, message, language, formats: createFormats(language, context.account.zone) };
}

/** Shows the new question in place of the old one, and on the cards that there is nothing to approve of now. */
async function showAnew(context: CommandContext, confirmation: Confirmation, asked: Reply): Promise<Reply> {
  const { acting, message, log } = context;
  const isHere = isSameChat(confirmation.in, message.in);
  if (!isHere) {
    const posted = await show(context, confirmation.in, confirmation.posted, asked);
    if (asked.asks !== undefined && posted !== undefined) await acting.prompts.shown(asked.asks, posted, log);
  }
  await tellCards(context, confirmation.id, changedReply);
  // It takes the place of what was pressed, which is the old one.
  return isHere ? asked : changedReply(context.language);
}

function changedReply(language: Language): Reply {
  const sentence = actingTexts[language].hasChangedForOthers;
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}

/** Nothing is done for somebody whose role was taken away meanwhile. */
async function tellOfRole(context: CommandContext, { confirmation, command }: Pressed): Promise<Reply> {
  context.acting.vault.forget(confirmation.id);
  return tellEverywhere(context, confirmation, (language) => {
    const sentence = actingTexts[language].askerLostRole(nameOf(confirmation.by), command.role);
    return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
  });
}

/** Tells everybody what came of it, in the words that were made for who asked. */
function settle(context: CommandContext, confirmation: Confirmation, outcome: Reply): Promise<Reply> {
  return tellEverywhere(
    context,
    confirmation,
    decided(context, confirmation, () => outcome),
  );
}
