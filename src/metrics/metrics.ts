import type { CallCount } from './labels.ts';

/** What came of a command: it was done, it was not done with a word on what to do, or something failed. */
export type CommandResult = 'ok' | 'refused' | 'failed';

/** Counts what happens. Nothing here waits, fails or keeps what it is given. */
export interface Metrics {
  /** A watcher looked. @param result - `ok`, `idle` when there was nothing to ask for, or why not, such as `limited` */
  polled(watcher: string, result: string): void;
  /** The provider was asked. */
  called(call: CallCount): void;
  /** A command was run. @param command - its name in the list of commands */
  commanded(command: string, platform: string, result: CommandResult): void;
  /** A message with notifications was posted, or could not be. */
  delivered(platform: string, result: 'sent' | 'failed' | 'dead'): void;
  /** One of them may have been shown before. */
  repeated(platform: string): void;
}
