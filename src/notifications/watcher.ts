import type { Change } from '../bot/topics/change.ts';
import type { Topic } from '../bot/topics/topic.ts';

/** What one look at the provider gives a watcher. */
export interface Observed<State> {
  /** What is to be remembered until the next look; JSON. */
  readonly state: State;
  /** What happened since the last look; nothing at the first. */
  readonly changes: readonly Change[];
  /** Whether there is more to be had at once, such as the next page. */
  readonly isMore?: boolean;
  /** Whether there was nothing to ask for, so that the look says nothing about the provider. */
  readonly isIdle?: boolean;
}

/** Looks at one part of the account, again and again. */
export interface Watcher<State = unknown> {
  /** Unique among the watchers; what is remembered is kept under it. */
  readonly name: string;
  readonly topic: Topic;
  /** The usual pause between two looks, in milliseconds. */
  readonly everyMs: number;
  /**
   * Looks and compares. Asks the provider only when its limits have room beside what people ask.
   *
   * @param last - what was remembered; `undefined` at the first look, which finds nothing new
   * @throws SmscError
   */
  look(last: State | undefined, signal: AbortSignal): Promise<Observed<State>>;
}
