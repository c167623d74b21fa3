import type { Tone } from '../../bot/reply.ts';

/** A change in words. */
export interface Telling {
  /** What it is about, such as `Sender name my_shop`. */
  readonly title: string;
  /** The same where the topic is known, such as `my_shop`. */
  readonly about: string;
  /** What happened, to be read behind the title. */
  readonly what: string;
  /** The same without what was before, where it may be left out. */
  readonly brief: string;
  /** All of it in one line, for the screen of a locked telephone. */
  readonly headline: string;
  readonly tone?: Tone | undefined;
  /** What to do or to know. */
  readonly advice?: string | undefined;
}
