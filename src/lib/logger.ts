import pino from 'pino';
import { createScrubber, scrubJson } from './scrub.ts';
import type { Secret } from './secret.ts';

/** Facts first, then a sentence that never changes, so that lines can be counted by it. */
export type LogLine = (facts: Readonly<Record<string, unknown>>, sentence: string) => void;

export interface Logger {
  readonly debug: LogLine;
  readonly info: LogLine;
  readonly warn: LogLine;
  readonly error: LogLine;
}

export interface LoggerOptions {
  readonly level: pino.LevelWithSilent;
  readonly secrets: readonly Secret[];
  /** Takes each finished line, line break included. */
  readonly write: (line: string) => void;
}

/** A logger whose lines all tell some facts beside their own. */
export function withFacts(log: Logger, shared: Readonly<Record<string, unknown>>): Logger {
  return {
    debug: (facts, sentence) => log.debug({ ...shared, ...facts }, sentence),
    info: (facts, sentence) => log.info({ ...shared, ...facts }, sentence),
    warn: (facts, sentence) => log.warn({ ...shared, ...facts }, sentence),
    error: (facts, sentence) => log.error({ ...shared, ...facts }, sentence),
  };
}

/** A logger of JSON lines, scrubbed of secrets and phone numbers. An error goes under the key `err`. */
export function createLogger({ level, secrets, write }: LoggerOptions): Logger {
  const scrub = createScrubber(secrets);
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(scrubJson(line, scrub)) },
  );
  return {
    debug: (facts, sentence) => logger.debug(facts, sentence),
    info: (facts, sentence) => logger.info(facts, sentence),
    warn: (facts, sentence) => logger.warn(facts, sentence),
    error: (facts, sentence) => logger.error(facts, sentence),
  };
}
