import type { Language } from '../language.ts';
import { note, type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Confirmation } from './confirmation.ts';

/** What stands in place of a question whose end was noted and never told, as a process died in between. */
export function endedReply({ id, state, line }: Confirmation, language: Language): Reply {
  const { already, wasDone, reference } = actingTexts[language];
  const sentence = state === 'failed' || state === 'unknown' ? already[state] : wasDone;
  return {
    summary: sentence,
    tone: state === 'done' ? 'good' : 'bad',
    blocks: [text(sentence), note(line), note(reference(id))],
    language,
  };
}
