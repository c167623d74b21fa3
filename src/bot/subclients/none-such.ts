import type { CommandContext } from '../command.ts';
import { code, type Reply, text } from '../reply.ts';
import { subclientChangeTexts } from '../texts/subclient-changes.ts';

/** The answer to a login that no subclient has. */
export function noneSuch({ language }: CommandContext, login: string): Reply {
  const sentence = subclientChangeTexts[language].noneSuch(login);
  return { summary: sentence, tone: 'warning', blocks: [text(sentence, ' ', code('/subclient stats'))] };
}
