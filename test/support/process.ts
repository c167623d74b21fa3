import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** What is typed; the input ends after it. `undefined` leaves the input open. */
  readonly input?: string | undefined;
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with all output so far, whenever there is more. */
  readonly onOutput?: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/**
 * Runs the bot as `npm start` does, in an empty working directory of its own and with no variables but those given,
 * and resolves when the process has ended.
 */
export async function runBot({ input, environment = {}, onOutput }: RunOptions): Promise<Finished> {
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-'));
  try {
    const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...environment },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
      onOutput?.(stdout, (signal) => child.kill(signal));
    });
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.stdin.on('error', () => undefined);
    if (input !== undefined) child.stdin.end(input);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    return { code, stdout, stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
