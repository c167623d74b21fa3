import { authorOf } from '../access/access.ts';
import { includes } from '../access/roles.ts';
import { nameOf, type Person } from '../access/subject.ts';
import { type Conversation, conversationKey } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import { createFormats } from '../format.ts';
import type { Language } from '../language.ts';
import { note, type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Proposal } from './action.ts';
import { askAnew } from './ask.ts';
import type { Confirmation } from './confirmation.ts';
import { finish, perform } from './perform.ts';
import { deny, expire, isOver, type Pressed, unknown } from './pressed.ts';

/**
 * Asks those who may for their approval of what somebody confirmed: everybody in the conversation, and each operator and
 * admin who is known by name, in private, on every platform. Who asked is no other, also by another name.
 *
 * @returns what is shown to who asked
 */
export async function askApproval(
  context: CommandContext,
  { id, in: place, by, command }: Confirmation,
  proposal: Proposal,
): Promise<Reply> {
  const { acting, admission, language, log } = context;
  const same = new Set((await admission.links.of(by)).map(nameOf));
  const people = (await approversOf(context)).filter((person) => !same.has(nameOf(person)));
  const asked = new Set([conversationKey(place)]);
  let told = 0;
  for (const person of people) {
    try {
      const chat = await acting.messenger.privateChatOf(person);
      if (chat === undefined || asked.has(conversationKey(chat))) continue;
      asked.add(conversationKey(chat));
      const posted = await acting.messenger.post(chat, cardReply(id, by, proposal, language));
      if (posted === undefined) continue;
      await acting.cards.keep(id, { in: chat, posted, language });
      told += 1;
    } catch (err) {
      log.warn({ err, platform: person.platform, command }, 'somebody could not be asked for an approval');
    }
  }
  const texts = actingTexts[language];
  const isHere = place.kind === 'group';
  const sentence = told > 0 || isHere ? texts.waitsForApproval(told) : texts.nobodyToApprove;
  return {
    summary: sentence,
    tone: told > 0 || isHere ? 'good' : 'warning',
    blocks: [...proposal.blocks, note(sentence, 'warning')],
    buttons: isHere ? approvalButtons(id, language) : [],
  };
}

/** Who may approve and is known by name. */
async function approversOf({ admission }: CommandContext): Promise<readonly Person[]> {
  const granted = (await admission.grants.list()).filter(
    ({ kind, role }) => kind === 'person' && includes(role, 'operator'),
  );
  return [...admission.admins, ...granted.map(({ platform, id }) => ({ platform, id }))];
}

function cardReply(id: string, by: Person, { summary, blocks }: Proposal, language: Language): Reply {
  const texts = actingTexts[language];
  const asks = texts.asksApproval(nameOf(by));
  return {
    summary: `${asks} ${summary}`,
    language,
    blocks: [text(asks), ...blocks, note(texts.approveUntil)],
    buttons: approvalButtons(id, language),
  };
}

function approvalButtons(id: string, language: Language) {
  const texts = actingTexts[language];
  return [
    { label: texts.approve, command: `/approve ${id}` },
    { label: texts.refuse, command: `/refuse ${id}` },
  ];
}

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
  if (confirmation.state === 'begun' && confirmation.begunBy === message.id) {
    return settle(context, confirmation, await finish(asker, pressed));
  }
  if (confirmation.state === 'expired') return expire(context, { ...confirmation, state: 'awaiting' });
  if (confirmation.state !== 'awaiting')
    return deny(context, confirmation, 'repeated', alreadyOf(confirmation, language));
  if (isOver(confirmation, context)) return expire(context, confirmation);
  const proposal = await action.propose(asker, confirmation.payload);
  if ((proposal.quote ?? '') !== confirmation.quote) return askAgain(context, confirmation, proposal);
  const begun = await acting.confirmations.begin(confirmation, message.id, by);
  if (begun === undefined) return deny(context, confirmation, 'repeated', texts.already.begun);
  return settle(context, begun, await perform(asker, { ...pressed, confirmation: begun }));
}

/** Lets it not be done, by who could have approved. @throws StorageError */
export async function refuse(context: CommandContext, pressed: Pressed | undefined): Promise<Reply> {
  const { message, acting, language } = context;
  if (pressed === undefined) return unknown(context, 'refuse');
  const refused = await mayNot(context, pressed);
  if (refused !== undefined) return refused;
  const { confirmation } = pressed;
  if (!(await acting.confirmations.cancel(confirmation.id, authorOf(message)))) {
    return deny(context, confirmation, 'repeated', alreadyOf(confirmation, language));
  }
  const sentence = actingTexts[confirmation.language].refusedBy(nameOf(authorOf(message)));
  return settle(context, confirmation, { summary: sentence, tone: 'warning', blocks: [text(sentence)] });
}

/** Why somebody is not the one to approve; `undefined` for who is. */
async function mayNot(context: CommandContext, { confirmation, command }: Pressed): Promise<Reply | undefined> {
  const { admission, message, role, language } = context;
  const texts = actingTexts[language];
  const same = (await admission.links.of(confirmation.by)).map(nameOf);
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
  const { acting, language } = context;
  const asked = await askAnew(askersContext(context, confirmation), confirmation, proposal);
  if (asked === undefined) return deny(context, confirmation, 'repeated', actingTexts[language].already.begun);
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
    blocks: [...outcome.blocks, note(actingTexts[language].decided(by, at))],
  });
  const pressedIn = conversationKey(message.in);
  if (conversationKey(confirmation.in) !== pressedIn) {
    await show(context, confirmation.in, confirmation.posted, written(confirmation.language));
  }
  for (const { in: place, posted, language } of await acting.cards.of(confirmation.id)) {
    if (conversationKey(place) !== pressedIn) await show(context, place, posted, { ...written(language), buttons: [] });
  }
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
