import type { Cost } from '../audit/audit-entry.ts';
import type { Block, Reply } from '../reply.ts';

/** What would be done, as it is shown before. */
export interface Proposal {
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** What stands on the button that lets it be done. */
  readonly goAhead: string;
  /** What of it may change until then, such as the price: when it has, it is shown anew. */
  readonly quote?: string;
  /** What moves by itself too: when it has, it is shown anew, and once more only together with the quote. */
  readonly balance?: string;
  /** What has to be typed, instead of pressing a button. */
  readonly typed?: string;
  readonly cost?: Cost;
  /** It costs money, and nobody can tell how much: more than any limit. */
  readonly isOfUnknownCost?: true;
}

/** What was done. */
export interface Done {
  readonly reply: Reply;
  /** What it cost, where that differs from what was shown. */
  readonly cost?: Cost;
  /** Set where the provider took the call, and did nothing of what it asked for. */
  readonly ending?: 'failed';
}

/**
 * How something is changed on the account: first it is shown, then somebody confirms exactly that, then it is done once.
 * The payload is all that is kept between these, as JSON. `Context` is what a command is given, of which an action is
 * a part.
 */
export interface Action<Context, Payload> {
  /** Shows it. Called once more when it is confirmed, so that nothing is done that was shown otherwise. */
  readonly propose: (context: Context, payload: Payload) => Promise<Proposal>;
  /**
   * Does it, by one call that changes anything.
   *
   * @param id - unique to this action, for calls that take an id of ours
   * @throws SmscError; StorageError, FileError and UserError before the call alone, as they tell that nothing was done:
   * what comes after the call must not throw
   */
  readonly perform: (context: Context, payload: Payload, id: string) => Promise<Done>;
  /**
   * Finds out what became of it when nobody knows; `undefined` where the provider tells nothing of it. Changes nothing.
   *
   * @returns `undefined` when it cannot be told whether it was done or will be
   */
  readonly lookUp:
    | ((context: Context, payload: Payload, id: string) => Promise<Done | 'not-done' | undefined>)
    | undefined;
  /** What a person can look at when nobody knows what came of it, where that is no command's plain answer. */
  readonly lookAt?: ((context: Context, payload: Payload) => readonly Block[]) | undefined;
}
