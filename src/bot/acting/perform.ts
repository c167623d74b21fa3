import { SmscError } from '../../smsc/error.ts';
import { StorageError } from '../../storage/error.ts';
import { FileError } from '../chat.ts';
import type { CommandContext } from '../command.ts';
import { note, type Reply, text } from '../reply.ts';
import { actingTexts } from '../texts/acting.ts';
import { UserError } from '../user-error.ts';
import type { AnyAction, Done } from './action.ts';
import type { Confirmation } from './confirmation.ts';

/** What has begun, and how it is done. */
export interface Begun {
  readonly confirmation: Confirmation;
  readonly action: AnyAction;
}

/** How long after a lost answer it is looked what became of it: the provider may still be at it. */
const lookAfterMs = [1000, 5000, 15_000];

/**
 * Does what has begun, and notes what became of it. When the answer is lost it is looked up, and never done again.
 *
 * @throws SmscError, FileError, UserError when it was certainly not done
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
    await context.acting.confirmations.end(confirmation.id, 'failed');
    throw error;
  }
  return end(context, confirmation, done);
}

/** Finds out what became of something that was begun and has no known end. @throws StorageError */
export async function finish(context: CommandContext, { confirmation, action }: Begun): Promise<Reply> {
  const { acting, log, language } = context;
  const { id, payload } = confirmation;
  const texts = actingTexts[language];
  let found: Done | 'not-done' | undefined;
  for (const ms of lookAfterMs) {
    await acting.sleep(ms);
    try {
      found = await action.lookUp(context, payload, id);
    } catch (err) {
      if (!(err instanceof SmscError)) throw err;
      log.warn({ err, reference: id }, 'what became of an action could not be looked up');
    }
    if (typeof found === 'object') return end(context, confirmation, found);
  }
  const isFailed = found === 'not-done';
  await acting.confirmations.end(id, isFailed ? 'failed' : 'unknown');
  const sentence = isFailed ? texts.notDone : texts.notKnown;
  return {
    summary: sentence,
    tone: 'bad',
    blocks: [note(sentence, 'bad'), text(isFailed ? texts.askAgain : texts.lookYourself), note(texts.reference(id))],
  };
}

async function end({ acting, log, language }: CommandContext, { id }: Confirmation, done: Done): Promise<Reply> {
  const { reply, cost } = done;
  try {
    await acting.confirmations.end(id, 'done', cost);
  } catch (err) {
    // It was done, and that is what the person has to know.
    log.error({ err, reference: id }, 'the end of an action could not be noted');
  }
  return { ...reply, blocks: [...reply.blocks, note(actingTexts[language].reference(id))] };
}

function isCertainlyNotDone(error: unknown): boolean {
  if (error instanceof SmscError) return !error.outcomeUnknown;
  return error instanceof StorageError || error instanceof FileError || error instanceof UserError;
}
