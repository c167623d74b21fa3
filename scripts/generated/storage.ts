import { failureTexts } from '../../src/bot/texts/failures.ts';
import { storageAdvice, storageExitCode } from '../../src/ending.ts';
import type { StorageErrorCode } from '../../src/storage/error.ts';

/** What has happened, for whoever runs the bot. */
const faults: Readonly<Record<StorageErrorCode, string>> = {
  unavailable: 'PostgreSQL cannot be reached, refuses the login or is being stopped',
  unwritable: 'the folder, the file or the tables may not be written',
  full: 'the disk is full',
  damaged: 'the file was cut, overwritten or lost, or is no database',
  busy: 'another program keeps the file, or what it writes, for more than 10 seconds',
  newer: 'a newer version of the bot has used the data',
  invalid: 'a text that no database keeps',
  failed: 'anything else',
};

/** The table of what a fault of the database shows in a chat and at the start. */
export function storageTable(): string {
  const rows = (Object.keys(faults) as StorageErrorCode[]).map((code) => {
    const { what, todo } = failureTexts.en.storage[code];
    return `| ${faults[code]} | ${what} ${todo} | ${storageExitCode(code)} | ${storageAdvice[code]} |`;
  });
  return [
    '| what happened | in the chat | exit code of a start | what to do, as stderr says |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
