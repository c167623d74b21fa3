import { reached } from '../../lib/steps.ts';
import { SmscError } from '../../smsc/error.ts';
import { StorageError } from '../../storage/error.ts';
import type { Cost } from '../audit/audit-entry.ts';
import { FileError } from '../chat.ts';
import type { CommandAction, CommandContext } from '../command.ts';
import { note, type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import { UserError } from '../user-error.ts';
import type { Done } from './action.ts';
import type { Confirmation } from './confirmation.ts';
import type { Ending } from './confirmations.ts';
import { failedReply } from './failed.ts';

/** What has begun, and how it is done. */
export interface Begun {
  readonly confirmation: Confirmation;
  readonly action: CommandAction;
}

/** How long after a lost answer it is looked what became of it: the provider may still be at it. */
const lookAfterMs = [1000, 5000, 15_000];
/** After so long an answer that had to wait for the provider's limits is as good as the last one. */
const settledMs = 21_000;

/**
 * Does what has begun, and notes what became of it. When the answer is lost it is looked up, and never done again. What
 * came of it is told in any case, also when it cannot be noted: who reads of a broken database instead asks once more.
 */
export async function perform(context: CommandContext, begun: Begun): Promise<Reply> {
  const { confirmation, action } = begun;
  let done: Done;
  try {
    done = await action.perform(context, confirmation.payload, confirmation.id);
  } catch (error) {
    if (!isCertainlyNotDone(error)) {
      context.log.error({ err: error, reference: confirmation.id }, 'it is not known whether an action was done');
      return finish(context, begun);
    }
    await noteEnd(context, confirmation, 'failed');
    return failedReply(context, confirmation, error);
  }
  return end(context, confirmation, done);
}

/** Finds out what became of something that was begun and has no known end. */
export async function finish(context: CommandContext, begun: Begun): Promise<Reply> {
  const { language } = context;
  const { confirmation, action } = begun;
  const texts = actingTexts[language];
  reached('action:looking');
  const found = await lookUp(context, begun);
  reached('action:looked');
  if (typeof found === 'object') return end(context, confirmation, found);
  const isFailed = found === 'not-done';
  await noteEnd(context, confirmation, isFailed ? 'failed' : 'unknown');
  const sentence = isFailed ? texts.notDone : texts.notKnown;
  return {
    summary: sentence,
    tone: 'bad',
    outcome: 'failed',
    blocks: [
      note(sentence, 'bad'),
      text(isFailed ? texts.askAgain : texts.lookYourself),
      ...(isFailed ? [] : (action.lookAt?.(context, confirmation.payload) ?? [])),
      note(texts.reference(confirmation.id)),
    ],
  };
}

/** Looks several times: that it was not done yet says nothing but at the last one. */
async function lookUp(
  context: CommandContext,
  { confirmation: { id, payload }, action }: Begun,
): Promise<Done | 'not-done' | undefined> {
  if (action.lookUp === undefined) return undefined;
  const { acting } = context;
  const begunAt = acting.now();
  let found: Done | 'not-done' | undefined;
  for (const ms of lookAfterMs) {
    await acting.sleep(ms);
    try {
      found = await action.lookUp(context, payload, id);
    } catch (err) {
      if (!(err instanceof SmscError || err instanceof StorageError)) throw err;
      context.log.warn({ err, reference: id }, 'what became of an action could not be looked up');
      found = undefined;
    }
    if (typeof found === 'object') return found;
    if (found !== undefined && acting.now() - begunAt >= settledMs) break;
  }
  return found;
}

async function end(context: CommandContext, confirmation: Confirmation, done: Done): Promise<Reply> {
  const { reply, cost, ending = 'done' } = done;
  await noteEnd(context, confirmation, ending, cost);
  const blocks = [...reply.blocks, note(actingTexts[context.language].reference(confirmation.id))];
  return { ...reply, blocks, ...(ending === 'failed' && { outcome: 'failed' }) };
}

/** What came of it is what the person has to know, so that it is told all the same when this fails. */
async function noteEnd(
  { acting, log }: CommandContext,
  { id }: Confirmation,
  ending: Ending,
  cost?: Cost,
): Promise<void> {
  try {
    await acting.confirmations.end(id, ending, cost);
    reached('action:ended');
  } catch (err) {
    log.error({ err, reference: id, ending }, 'the end of an action could not be noted');
  }
}

function isCertainlyNotDone(error: unknown): boolean {
  if (error instanceof SmscError) return !error.outcomeUnknown;
  return error instanceof StorageError || error instanceof FileError || error instanceof UserError;
}
