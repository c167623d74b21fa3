import { reached } from '../../lib/steps.ts';
import { includes } from '../access/roles.ts';
import { nameOf, type Person } from '../access/subject.ts';
import { conversationKey } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import { note, type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Proposal } from './action.ts';
import type { Confirmation } from './confirmation.ts';

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
  const same = new Set((await admission.links.sameAs(by)).map(nameOf));
  const people = (await approversOf(context)).filter((person) => !same.has(nameOf(person)));
  const card = cardReply(context, { id, by }, proposal, await acting.limit.get());
  // A process that died over this has asked some of them.
  const before = await acting.cards.of(id);
  const asked = new Set([place, ...before.map((card) => card.in)].map(conversationKey));
  let told = before.length;
  for (const person of people) {
    try {
      const chat = await acting.messenger.privateChatOf(person);
      if (chat === undefined || asked.has(conversationKey(chat))) continue;
      asked.add(conversationKey(chat));
      const posted = await acting.messenger.post(chat, card);
      if (posted === undefined) continue;
      reached('approval:posted');
      await acting.cards.keep(id, { in: chat, posted, language });
      reached('approval:kept');
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

function cardReply(
  { language, formats }: CommandContext,
  { id, by }: Pick<Confirmation, 'id' | 'by'>,
  { summary, blocks, cost, isOfUnknownCost }: Proposal,
  limit: string | undefined,
): Reply {
  const texts = actingTexts[language];
  const isOver = isOfUnknownCost !== true && limit !== undefined;
  const asks = texts.asksApproval(nameOf(by), isOver ? formats.money(limit, cost?.currency) : undefined);
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
