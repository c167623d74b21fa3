import type { CallCount } from './labels.ts';

/** Counts what happens. Nothing here waits, fails or keeps what it is given. */
export interface Metrics {
  /** A watcher looked. @param result - `ok`, `idle` when there was nothing to ask for, or why not, such as `limited` */
  polled(watcher: string, result: string): void;
  /** The provider was asked. */
  called(call: CallCount): void;
  /** A command was run. @param command - its name in the list of commands */
  commanded(command: string, platform: string, result: 'ok' | 'refused' | 'failed'): void;
  /** A message with notifications was posted, or could not be. */
  delivered(platform: string, result: 'sent' | 'failed' | 'dead'): void;
  /** One of them may have been shown before. */
  repeated(platform: string): void;
}
