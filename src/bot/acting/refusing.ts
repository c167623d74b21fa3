import { reached } from '../../lib/steps.ts';
import { authorOf } from '../access/access.ts';
import { nameOf } from '../access/subject.ts';
import type { CommandContext } from '../command.ts';
import { type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import { refusalOfLate, refusalOfOther } from './approver.ts';
import { decided } from './decided.ts';
import { deny, type Pressed, unknown } from './pressed.ts';
import { tellEverywhere } from './tell-everywhere.ts';

/** Lets it not be done, by who could have approved. @throws StorageError */
export async function refuse(context: CommandContext, pressed: Pressed | undefined): Promise<Reply> {
  const { message, acting, language } = context;
  if (pressed === undefined) return unknown(context, 'refuse');
  const { confirmation } = pressed;
  const notTheirs = await refusalOfOther(context, pressed);
  if (notTheirs !== undefined) return notTheirs;
  const by = authorOf(message);
  // A process that died over it has closed it and may have told nobody.
  if (confirmation.state !== 'cancelled' || confirmation.movedBy !== message.id) {
    const late = await refusalOfLate(context, confirmation);
    if (late !== undefined) return late;
    if (!(await acting.confirmations.cancel(confirmation, message.id, by))) {
      return deny(context, confirmation, 'repeated', actingTexts[language].already.begun);
    }
    reached('question:closed');
  }
  acting.vault.forget(confirmation.id);
  return tellEverywhere(
    context,
    confirmation,
    decided(context, confirmation, (reader) => {
      const sentence = actingTexts[reader].refusedBy(nameOf(by));
      return { summary: sentence, tone: 'warning', blocks: [text(sentence)] };
    }),
  );
}
