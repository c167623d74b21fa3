import { type Logger as LibraryLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../lib/logger.ts';

/**
 * The log that the platform's library is given. Its lines hold payloads with texts and tokens, so none is written; that
 * it had something to say can be seen at the level `debug`.
 */
export function libraryLog(log: Logger): LibraryLogger {
  const told = (level: string) => (): void => log.debug({ severity: level }, 'the library for slack said something');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: told('warn'),
    error: told('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.ERROR,
    setName: () => undefined,
  };
}
