import { reached } from '../../lib/steps.ts';
import { includes, type Role } from '../access/roles.ts';
import { nameOf, type Person } from '../access/subject.ts';
import { conversationKey } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import { note, type Reply } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Proposal } from './action.ts';
import { approvalButtons, createCardWriter } from './approval-card.ts';
import type { Pressed } from './pressed.ts';

/**
 * Asks those who may for their approval of what somebody confirmed: everybody in the conversation, and each who is known
 * by name to have the role that it needs, in private and in their own language, on every platform. Who asked is no
 * other, also by another name.
 *
 * @returns what is shown to who asked
 */
export async function askApproval(context: CommandContext, pressed: Pressed, proposal: Proposal): Promise<Reply> {
  const { acting, admission, settings, message, language, log } = context;
  const { id, in: place, by } = pressed.confirmation;
  const { name: command, role } = pressed.command;
  const same = new Set((await admission.links.sameAs(by)).map(nameOf));
  const people = (await approversOf(context, role)).filter((person) => !same.has(nameOf(person)));
  const write = await createCardWriter(context, pressed, proposal);
  // A process that died over this has asked some of them.
  const before = await acting.cards.of(id);
  const asked = new Set([place, ...before.map((card) => card.in)].map(conversationKey));
  let told = before.length;
  for (const person of people) {
    try {
      const chat = await acting.messenger.privateChatOf(person);
      if (chat === undefined || asked.has(conversationKey(chat))) continue;
      asked.add(conversationKey(chat));
      const card = await write(await settings.languageFor({ ...message, in: chat, from: { id: person.id } }));
      const posted = await acting.messenger.post(chat, card);
      if (posted === undefined) continue;
      reached('approval:posted');
      await acting.cards.keep(id, { in: chat, posted, language: card.language ?? language });
      reached('approval:kept');
      told += 1;
    } catch (err) {
      log.warn({ err, platform: person.platform, command }, 'somebody could not be asked for an approval');
    }
  }
  const texts = actingTexts[language];
  const isHere = place.kind === 'group';
  const sentence = told > 0 || isHere ? texts.waitsForApproval(told, role) : texts.nobodyToApprove(role);
  return {
    summary: sentence,
    tone: told > 0 || isHere ? 'good' : 'warning',
    blocks: [...proposal.blocks, note(sentence, 'warning')],
    buttons: [...(isHere ? approvalButtons(id, language) : []), { label: texts.cancel, command: `/cancel ${id}` }],
  };
}

/** Who may approve of what needs a role, and is known by name. */
async function approversOf({ admission }: CommandContext, needed: Role): Promise<readonly Person[]> {
  const granted = (await admission.grants.list()).filter(
    ({ kind, role }) => kind === 'person' && includes(role, needed),
  );
  return [...admission.admins, ...granted.map(({ platform, id }) => ({ platform, id }))];
}
