import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../support/sandbox-account.ts';
import { get, testBench } from './ask.ts';

const program = join(import.meta.dirname, '../../../src/smsc/sandbox/main.ts');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program; `started` is called with the address once it is printed, and then the signal is sent. */
async function run(
  words: readonly string[],
  started?: (url: string) => Promise<void>,
  signal?: NodeJS.Signals,
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  let visit: Promise<void> | undefined;
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
    const url = /http:\S+/.exec(stdout)?.[0];
    if (url === undefined || !stdout.includes('Ctrl-C')) return;
    visit ??= (started?.(url) ?? Promise.resolve()).finally(() => child.kill(signal));
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  await visit;
  return { code, stdout, stderr };
}

describe('npm run sandbox', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says where it listens and how to log in, and ends cleanly on %s',
    async (signal) => {
      let balance = '';
      const visit = async (url: string) => {
        balance = (await get(`${url}balance.php?login=demo&psw=demo`)).text;
      };

      const { code, stdout, stderr } = await run(['--port', '0'], visit, signal);

      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/http:\/\/127\.0\.0\.1:\d+\/sys\/\n/);
      expect(stdout).toContain('login demo, password demo, apikey demo');
      expect(balance).toBe('1871.62');
    },
  );

  it('explains itself with --help', async () => {
    const { code, stdout } = await run(['--help']);

    expect(code).toBe(0);
    expect(stdout).toContain('--port');
  });

  it.each([[['--prot', '1']], [['--port', 'http']], [['--port', '65536']], [['8090']], [['--port']]])(
    'says what is wrong with %j and ends with 64',
    async (words) => {
      const { code, stdout, stderr } = await run(words);

      expect([code, stdout]).toEqual([64, '']);
      expect(stderr).toContain('Usage');
    },
  );

  it('says that the port is taken and ends with 69', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });
    const { port } = new URL(sandbox.url);

    const { code, stderr } = await run(['--port', port]);

    expect(code).toBe(69);
    expect(stderr).toBe(
      `Cannot listen on port ${port}: another program listens there. Choose another one with --port.\n`,
    );
  });
});
