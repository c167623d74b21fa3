import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heard, heardTyped } from './ears.ts';
import { heardProcess } from './heard-process.ts';
import { seededAccount } from './seeded-account.ts';
import { startWatch } from './watch.ts';

const root = join(import.meta.dirname, '../..');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test can do to the process while it runs. */
export interface Acting {
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly type: (text: string) => void;
}

/** What a test can do meanwhile with a process that answers elsewhere. */
export interface Watching extends Acting {
  /** Resolves when the log holds these words. */
  readonly logged: (words: string) => Promise<void>;
}

export interface RunOptions {
  /** What is typed; the input ends after it. */
  readonly input?: string | undefined;
  /** What is typed in place of `input` when the input is to stay open. */
  readonly first?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Nothing is said of how much is logged, for tests that are about that; all of it is when absent. */
  readonly isLogAsUsual?: true;
  /** The content of a `.env` file in the working directory. */
  readonly dotEnv?: string;
  /** Called with all output so far, whenever there is more. */
  readonly onOutput?: (stdout: string, act: Acting) => void;
  /** Done while it runs, with the input left open; the process is killed when it fails. */
  readonly meanwhile?: (act: Watching) => Promise<void>;
}

/**
 * Runs the bot as `npm start` does, in an empty working directory of its own and with no variables but those given,
 * and resolves when the process has ended.
 *
 * @throws Error when it told anything that nobody may be told
 */
export async function runBot({
  input,
  first,
  environment = {},
  isLogAsUsual,
  dotEnv,
  onOutput,
  meanwhile,
}: RunOptions): Promise<Finished> {
  const folder = await mkdtemp(join(tmpdir(), 'smsc-chatops-'));
  const watch = startWatch();
  try {
    if (dotEnv !== undefined) await writeFile(join(folder, '.env'), dotEnv);
    const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...(isLogAsUsual ? {} : { LOG_LEVEL: 'trace' }), ...environment },
    });
    const told = heardProcess(child, environment);
    const act: Acting = { kill: (signal) => child.kill(signal), type };
    function type(text: string): void {
      for (const line of text.split('\n')) heardTyped(line);
      child.stdin.write(text);
    }
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += String(chunk);
      onOutput?.(stdout, act);
    });
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    const gone = once(child, 'close').then(() => {
      throw new Error('it has ended');
    });
    gone.catch(() => undefined);
    const logged = async (words: string): Promise<void> => {
      while (!stderr.includes(words)) await Promise.race([once(child.stderr, 'data'), gone]);
    };
    child.stdin.on('error', () => undefined);
    type(input ?? first ?? '');
    if (input !== undefined) child.stdin.end();
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    try {
      await meanwhile?.({ ...act, logged });
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`the log says ${stderr}`, { cause: error });
    }
    const code = await ended;
    await told;
    heard('chat', stdout);
    await watch.assertUntold(seededAccount());
    return { code, stdout, stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
