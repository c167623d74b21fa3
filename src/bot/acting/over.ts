import type { Language } from '../language.ts';
import { note, type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Confirmation } from './confirmation.ts';

/** What stands in place of a question, or of a card that asks for an approval, when its time is over. */
export function overReply({ state, line }: Pick<Confirmation, 'state' | 'line'>, language: Language): Reply {
  const { approvalExpired, already } = actingTexts[language];
  const sentence = state === 'awaiting' ? approvalExpired : already.expired;
  return { summary: sentence, tone: 'warning', blocks: [text(sentence), note(line)], language, outcome: 'refused' };
}
