import { reached } from '../../lib/steps.ts';
import { authorOf } from '../access/access.ts';
import type { Person } from '../access/subject.ts';
import { auditedLine } from '../audit/audited-line.ts';
import type { Command, CommandAction, CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import { note, type Reply } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import type { Acting } from './acting.ts';
import type { Proposal } from './action.ts';
import { boundTo, boundToQuote, hasOnlyBalanceMoved } from './bound.ts';
import type { ConfirmationState, Question } from './confirmation.ts';
import type { Pressed } from './pressed.ts';
import { type Asking, promptReply } from './prompt.ts';
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
  const about = { command: command.name, line, payload, quote: boundTo(proposal) };
  const question = await questionOf(context, about, proposal);
  // The same line comes again when a process died before it noted that it had asked.
  const before = await confirmations.ledTo(context.message.id, question);
  if (before !== undefined && before.state !== 'open' && before.state !== 'expired') {
    return alreadyReply(before.state, context.language);
  }
  // Its message may be shown, and not be known.
  const anew = before && (await confirmations.askAnew(before.id, question, question.by));
  const asked = anew ?? (await confirmations.ask(question));
  reached('question:kept');
  if (passwords !== undefined) vault.put(asked.id, passwords);
  return promptReply({ confirmation: asked, command }, proposal, context);
}

/** What was asked and answered already is not asked about once more. */
function alreadyReply(state: Exclude<ConfirmationState, 'open'>, language: Language): Reply {
  const sentence = actingTexts[language].already[state];
  return { summary: sentence, tone: 'warning', blocks: [note(sentence, 'warning')], language };
}

/**
 * Asks about the same once more, as it is shown otherwise now; `undefined` when it is no longer open.
 *
 * @param by - who pressed; of an approval not who asked
 */
export async function askAnew(
  context: CommandContext,
  { confirmation: before, command }: Asking,
  proposal: Proposal,
  by: Person,
): Promise<Reply | undefined> {
  const quote = hasOnlyBalanceMoved(before.quote, proposal) ? boundToQuote(proposal) : boundTo(proposal);
  const question = await questionOf(context, { ...before, quote }, proposal);
  const asked = await context.acting.confirmations.askAnew(before.id, question, by);
  if (asked === undefined) return undefined;
  reached('question:changed');
  context.acting.vault.move(before.id, asked.id);
  return changedReply(context, { confirmation: asked, command }, proposal);
}

/** The question that stands in place of one that a message has closed, as a process died before it was shown. */
export async function askedAnew(
  context: CommandContext,
  { confirmation: before, command, action }: Pressed,
): Promise<Reply | undefined> {
  const asked = await context.acting.confirmations.ledTo(before.movedBy, before);
  if (asked?.state !== 'open') return undefined;
  const proposal = await action.propose(context, asked.payload);
  return changedReply(context, { confirmation: asked, command }, proposal);
}

/** Whether somebody else has to approve of it too, by the limit as it is now. @throws StorageError */
export async function needsApproval(
  { limit }: Acting,
  { cost, isOfUnknownCost }: Pick<Proposal, 'cost' | 'isOfUnknownCost'>,
): Promise<boolean> {
  if (isOfUnknownCost) return limit.isSet();
  return cost !== undefined && limit.isOver(cost);
}

function changedReply(context: CommandContext, about: Asking, proposal: Proposal): Reply {
  const { confirmation: asked } = about;
  const { hasChanged, balanceHasMoved } = actingTexts[context.language];
  const reply = promptReply(about, proposal, context);
  const sentence = asked.quote === boundToQuote(proposal) ? balanceHasMoved : hasChanged;
  return { ...reply, blocks: [note(sentence, 'warning'), ...reply.blocks] };
}

async function questionOf(
  { message, language, acting }: CommandContext,
  { command, line, payload, quote }: Pick<Question, 'command' | 'line' | 'payload' | 'quote'>,
  proposal: Proposal,
): Promise<Question> {
  const { typed, cost } = proposal;
  return {
    command,
    line,
    payload,
    quote,
    ...(typed !== undefined && { typed }),
    ...(cost && { cost }),
    needsApproval: await needsApproval(acting, proposal),
    by: authorOf(message),
    in: message.in,
    language,
    movedBy: message.id,
  };
}
