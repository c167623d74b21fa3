import { asOfNow, type ReadOptions } from '../../smsc/call.ts';

/**
 * How it is asked what became of an action: nothing older than the action will do, and as the same was often asked a
 * moment before, it waits until the provider's limits of a minute allow it once more.
 */
export const lookingUp: ReadOptions = { ...asOfNow, maxWaitMs: 90_000 };
