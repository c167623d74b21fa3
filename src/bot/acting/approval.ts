import { reached } from '../../lib/steps.ts';
import { authorOf } from '../access/access.ts';
import { includes } from '../access/roles.ts';
import { nameOf } from '../access/subject.ts';
import { type Conversation, conversationKey } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import { createFormats } from '../format.ts';
import type { Language } from '../language.ts';
import { note, type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Proposal } from './action.ts';
import { askAnew, askedAnew } from './ask.ts';
import { isAsShown } from './bound.ts';
import type { Confirmation } from './confirmation.ts';
import { endedReply } from './ended.ts';
import { finish, perform } from './perform.ts';
import { deny, expire, isOver, type Pressed, unknown } from './pressed.ts';

/**
 * Approves of what somebody else confirmed, and does it.
 *
 * @throws SmscError, StorageError
 */
export async function approve(context: CommandContext, pressed: Pressed | undefined): Promise<Reply> {
  const { message, acting, language } = context;
  const texts = actingTexts[language];
  if (pressed === undefined) return unknown(context, 'approve');
  const refused = await mayNot(context, pressed);
  if (refused !== undefined) return refused;
  const { confirmation, action } = pressed;
  const by = authorOf(message);
  const asker = askersContext(context, confirmation);
  if (confirmation.state === 'expired') return expire(context, { ...confirmation, state: 'awaiting' });
  if (confirmation.movedBy === message.id) {
    const went = await goOn(context, asker, pressed);
    if (went !== undefined) return went;
  }
  if (confirmation.state !== 'awaiting')
    return deny(context, confirmation, 'repeated', alreadyOf(confirmation, language));
  if (isOver(confirmation, context)) return expire(context, confirmation);
  const proposal = await action.propose(asker, confirmation.payload);
  if (!isAsShown(confirmation.quote, proposal)) return askAgain(context, confirmation, proposal);
  reached('press:weighed');
  const begun = await acting.confirmations.begin(confirmation, message.id, by);
  if (begun === undefined) return deny(context, confirmation, 'repeated', texts.already.begun);
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
    case 'open':
    case 'awaiting':
    case 'cancelled':
    case 'expired':
      return undefined;
  }
}

/** Lets it not be done, by who could have approved. @throws StorageError */
export async function refuse(context: CommandContext, pressed: Pressed | undefined): Promise<Reply> {
  const { message, acting, language } = context;
  if (pressed === undefined) return unknown(context, 'refuse');
  const refused = await mayNot(context, pressed);
  if (refused !== undefined) return refused;
  const { confirmation } = pressed;
  const isAgain = confirmation.state === 'cancelled' && confirmation.movedBy === message.id;
  if (!isAgain && !(await acting.confirmations.cancel(confirmation.id, message.id, authorOf(message)))) {
    return deny(context, confirmation, 'repeated', alreadyOf(confirmation, language));
  }
  reached('question:closed');
  const sentence = actingTexts[confirmation.language].refusedBy(nameOf(authorOf(message)));
  return settle(context, confirmation, { summary: sentence, tone: 'warning', blocks: [text(sentence)] });
}

/** Why somebody is not the one to approve; `undefined` for who is. */
async function mayNot(context: CommandContext, { confirmation, command }: Pressed): Promise<Reply | undefined> {
  const { admission, message, role, language } = context;
  const texts = actingTexts[language];
  const same = (await admission.links.sameAs(confirmation.by)).map(nameOf);
  if (same.includes(nameOf(authorOf(message)))) return deny(context, confirmation, 'denied', texts.notYourOwn);
  if (!includes(role, command.role)) return deny(context, confirmation, 'denied', texts.notEnoughRole(command.role));
  return undefined;
}

/** What is done stands in the conversation in which it was asked for, in the language of who asked. */
function askersContext(context: CommandContext, { in: place, by, language }: Confirmation): CommandContext {
  const message = { ...context.message, in: place, from: { id: by.id } };
  return { ...context, message, language, formats: createFormats(language, context.account.zone) };
}

/** The price or something else has changed: who asked is asked once more. */
async function askAgain(context: CommandContext, confirmation: Confirmation, proposal: Proposal): Promise<Reply> {
  const { message, language } = context;
  const by = authorOf(message);
  const asked = await askAnew(askersContext(context, confirmation), confirmation, proposal, by);
  if (asked === undefined) return deny(context, confirmation, 'repeated', actingTexts[language].already.begun);
  return showAnew(context, confirmation, asked);
}

async function showAnew(context: CommandContext, confirmation: Confirmation, asked: Reply): Promise<Reply> {
  const { acting, language } = context;
  const posted = await show(context, confirmation.in, confirmation.posted, asked);
  if (asked.asks !== undefined && posted !== undefined) await acting.prompts.shown(asked.asks, posted, context.log);
  const sentence = actingTexts[language].hasChangedForOthers;
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
}

/** Shows what came of it where it was asked for and on every card. @returns what the pressed card shows */
async function settle(context: CommandContext, confirmation: Confirmation, outcome: Reply): Promise<Reply> {
  const { acting, message, formats } = context;
  const by = nameOf(authorOf(message));
  const at = formats.time(Temporal.Instant.fromEpochMilliseconds(acting.now()));
  const written = (language: Language): Reply => ({
    ...outcome,
    blocks: [...outcome.blocks, note(actingTexts[language].decided(nameOf(confirmation.by), by, at))],
  });
  const pressedIn = conversationKey(message.in);
  if (conversationKey(confirmation.in) !== pressedIn) {
    await show(context, confirmation.in, confirmation.posted, written(confirmation.language));
    reached('outcome:shown');
  }
  for (const { in: place, posted, language } of await acting.cards.of(confirmation.id)) {
    if (conversationKey(place) !== pressedIn) await show(context, place, posted, { ...written(language), buttons: [] });
  }
  reached('outcome:told');
  return written(context.language);
}

async function show(
  { acting, log }: CommandContext,
  place: Conversation,
  posted: string | undefined,
  reply: Reply,
): Promise<string | undefined> {
  try {
    if (posted === undefined) return await acting.messenger.post(place, reply);
    return (await acting.messenger.edit(place, posted, reply)) ?? posted;
  } catch (err) {
    log.warn({ err, platform: place.platform }, 'what became of an action could not be shown');
    return undefined;
  }
}

function alreadyOf({ state }: Confirmation, language: Language): string {
  const texts = actingTexts[language];
  if (state === 'open') return texts.unknown;
  return state === 'expired' ? texts.approvalExpired : texts.already[state];
}
