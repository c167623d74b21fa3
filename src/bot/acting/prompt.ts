import type { CommandContext } from '../command.ts';
import { type Button, note, type Reply } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Proposal } from './action.ts';
import type { Pressed } from './pressed.ts';

/** A question, and the command that it is about. */
export type Asking = Pick<Pressed, 'confirmation' | 'command'>;

/** Shows what would be done, with a button to let it be done or what is to be typed for that, and one to leave it. */
export function promptReply(
  { confirmation: { id, typed, needsApproval }, command: { role } }: Asking,
  { summary, blocks, goAhead }: Proposal,
  { language }: CommandContext,
): Reply {
  const texts = actingTexts[language];
  const go: Button = {
    label: goAhead,
    command: `/confirm ${id}`,
    // A form may hide the question, so it says it once more.
    ...(typed !== undefined && { form: true, about: `${summary} ${texts.typeExactly(typed)}` }),
  };
  return {
    summary,
    blocks: [...blocks, ...(needsApproval ? [note(texts.willNeedApproval(role), 'warning')] : []), note(texts.until)],
    buttons: [go, { label: texts.cancel, command: `/cancel ${id}` }],
    language,
    asks: id,
    ...(typed !== undefined && { typed }),
  };
}
