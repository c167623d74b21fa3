import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/lib/logger.ts';
import { shortLogLine } from '../../src/lib/short-log.ts';

function short(act: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  act(createLogger({ level: 'trace', secrets: [], write: (line) => lines.push(shortLogLine(line)) }));
  return lines.join('');
}

describe('a log line at the terminal', () => {
  it('says what happened, with the reference and the error, and no stack', () => {
    expect(
      short((log) => log.error({ err: new TypeError('no'), reference: 'abc234', platform: 'x' }, 'a command failed')),
    ).toBe('[error] a command failed (abc234, TypeError: no)\n');
  });

  it('is one line without facts', () => {
    expect(short((log) => log.info({}, 'started'))).toBe('[info] started\n');
  });
});
