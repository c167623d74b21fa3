import { nameOf } from '../access/subject.ts';
import type { CommandContext } from '../command.ts';
import { createFormats } from '../format.ts';
import type { Language } from '../language.ts';
import { type Button, note, type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Proposal } from './action.ts';
import type { Pressed } from './pressed.ts';

/**
 * Writes the card that asks for an approval in a language. Never rejects: what cannot be put in that language stands in
 * the one of who asked.
 */
export type CardWriter = (language: Language) => Promise<Reply>;

/**
 * @param context - of who asked
 * @param proposal - in the language of who asked
 * @throws StorageError
 */
export async function createCardWriter(
  context: CommandContext,
  { confirmation, command: { role }, action }: Pressed,
  proposal: Proposal,
): Promise<CardWriter> {
  const { acting, account, log } = context;
  const limit = await acting.limit.get();
  // The provider is asked once for each language, not for each person.
  const proposals = new Map([[context.language, Promise.resolve(proposal)]]);

  function proposalIn(language: Language): Promise<Proposal> {
    const formats = createFormats(language, account.zone);
    const made = proposals.get(language) ?? action.propose({ ...context, language, formats }, confirmation.payload);
    proposals.set(language, made);
    return made;
  }

  function cardIn(language: Language, { summary, blocks, cost, isOfUnknownCost }: Proposal): Reply {
    const texts = actingTexts[language];
    const isOver = isOfUnknownCost !== true && limit !== undefined;
    const sum = isOver ? createFormats(language, account.zone).money(limit, cost?.currency) : undefined;
    const asks = texts.asksApproval(nameOf(confirmation.by), sum);
    return {
      summary: `${asks} ${summary}`,
      language,
      blocks: [text(asks), ...blocks, note(texts.approveUntil(role))],
      buttons: approvalButtons(confirmation.id, language),
    };
  }

  return async (language) => {
    try {
      return cardIn(language, await proposalIn(language));
    } catch (err) {
      log.warn({ err, command: confirmation.command }, 'what is to be approved could not be put in another language');
      return cardIn(context.language, proposal);
    }
  };
}

/** For who may decide. */
export function approvalButtons(id: string, language: Language): readonly Button[] {
  const texts = actingTexts[language];
  return [
    { label: texts.approve, command: `/approve ${id}` },
    { label: texts.refuse, command: `/refuse ${id}` },
  ];
}
