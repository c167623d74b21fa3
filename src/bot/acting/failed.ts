import type { CommandContext } from '../command.ts';
import { failureReply, userErrorReply } from '../errors.ts';
import { note, type Reply } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import { UserError } from '../user-error.ts';
import type { Confirmation } from './confirmation.ts';

/** What stands in place of the question about something that was tried and certainly not done. */
export function failedReply(context: CommandContext, { id, command }: Confirmation, error: unknown): Reply {
  const { language, formats, account, log, message } = context;
  const isUsers = error instanceof UserError;
  log[isUsers ? 'warn' : 'error'](
    { err: error, reference: id, command, platform: message.in.platform },
    'an action failed',
  );
  if (!isUsers) {
    const reader = { language, formats, now: account.now().epochMilliseconds };
    return { ...failureReply(error, id, reader), outcome: 'failed' };
  }
  const reply = userErrorReply(error, language);
  const blocks = [...reply.blocks, note(actingTexts[language].reference(id))];
  return { ...reply, blocks, outcome: 'refused' };
}
