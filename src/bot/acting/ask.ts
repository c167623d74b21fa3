import { authorOf } from '../access/access.ts';
import { auditedLine } from '../audit/audited-line.ts';
import type { Command, CommandAction, CommandContext } from '../command.ts';
import { note, type Reply } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Proposal } from './action.ts';
import type { Confirmation, Question } from './confirmation.ts';
import { promptReply } from './prompt.ts';
import type { Passwords } from './vault.ts';

/** What is to be asked about. */
export interface Wanted {
  readonly command: Command;
  readonly action: CommandAction;
  readonly values: Readonly<Record<string, unknown>>;
  readonly payload: unknown;
  /** Held until it is done, and kept nowhere. */
  readonly passwords?: Passwords | undefined;
}

/** Shows what would be done and asks whether it shall be. @throws SmscError, StorageError */
export async function ask(context: CommandContext, wanted: Wanted): Promise<Reply> {
  const { command, action, values, payload, passwords } = wanted;
  const { confirmations, vault } = context.acting;
  const proposal = await action.propose(context, payload);
  const line = auditedLine(command, values);
  const question = await questionOf(context, { command: command.name, line, payload }, proposal);
  const asked = await confirmations.ask(question);
  if (passwords !== undefined) vault.put(asked.id, passwords);
  return promptReply(asked, proposal, context);
}

/** Asks about the same once more, as it is shown otherwise now; `undefined` when it is no longer open. */
export async function askAnew(
  context: CommandContext,
  before: Confirmation,
  proposal: Proposal,
): Promise<Reply | undefined> {
  const asked = await context.acting.confirmations.askAnew(before.id, await questionOf(context, before, proposal));
  if (asked === undefined) return undefined;
  context.acting.vault.move(before.id, asked.id);
  const { hasChanged } = actingTexts[context.language];
  const reply = promptReply(asked, proposal, context);
  return { ...reply, blocks: [note(hasChanged, 'warning'), ...reply.blocks] };
}

async function questionOf(
  { message, language, acting }: CommandContext,
  { command, line, payload }: Pick<Question, 'command' | 'line' | 'payload'>,
  { quote = '', typed, cost, isOfUnknownCost }: Proposal,
): Promise<Question> {
  return {
    command,
    line,
    payload,
    quote,
    ...(typed !== undefined && { typed }),
    ...(cost && { cost }),
    needsApproval: isOfUnknownCost
      ? await acting.limit.isSet()
      : cost !== undefined && (await acting.limit.isOver(cost)),
    by: authorOf(message),
    in: message.in,
    language,
  };
}
