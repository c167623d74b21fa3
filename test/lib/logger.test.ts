import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/lib/logger.ts';
import { secret } from '../../src/lib/secret.ts';

function logged(level: 'trace' | 'warn', act: (log: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  act(createLogger({ level, secrets: [secret('hunter2')], write: (line) => lines.push(line) }));
  return lines;
}

describe('the log', () => {
  it('writes a JSON line with the level as a word, the time, the facts and the sentence', () => {
    const [line = ''] = logged('trace', (log) => log.info({ operation: 'balance.get' }, 'a call was answered'));

    expect(JSON.parse(line)).toMatchObject({ level: 'info', operation: 'balance.get', msg: 'a call was answered' });
    expect(line.endsWith('\n')).toBe(true);
  });

  it('leaves out what is below its level', () => {
    expect(logged('warn', (log) => log.info({}, 'started'))).toEqual([]);
  });

  it('holds no secret, wherever in an error it stands', () => {
    const cause = new Error('connect with hunter2 failed');
    const [line = ''] = logged('trace', (log) => log.error({ err: new Error('outer hunter2', { cause }) }, 'failed'));

    expect(line).toContain('outer [secret]');
    expect(line).not.toContain('hunter2');
  });
});
