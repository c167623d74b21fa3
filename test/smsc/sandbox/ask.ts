import { request } from 'undici';
import { onTestFinished } from 'vitest';
import { type Sandbox, type SandboxServerOptions, startSandbox } from '../../../src/smsc/sandbox/server.ts';
import { type ManualClock, manualClock } from '../../support/clock.ts';

export type Fields = Readonly<Record<string, string>>;

export interface Asked {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
  readonly text: string;
}

/** A sandbox on a clock that stands still, and the ways to ask it; it is closed when the test has ended. */
export interface TestBench {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  /** POST of an urlencoded form in UTF-8 with the demo credentials; the answer's text. */
  readonly ask: (file: string, fields?: Fields) => Promise<string>;
  /** The same, as the value of format 3. */
  readonly json: (file: string, fields?: Fields) => Promise<unknown>;
  /** The error number of format 3, or the number 0 for an answer that is no refusal. */
  readonly refusal: (file: string, fields?: Fields) => Promise<number>;
  /** The same answer in the formats 0 to 3. */
  readonly inAllFormats: (file: string, fields?: Fields) => Promise<readonly string[]>;
}

export async function testBench(options: SandboxServerOptions = {}): Promise<TestBench> {
  const clock = manualClock();
  const sandbox = await startSandbox({ clock, ...options });
  onTestFinished(() => sandbox.close());

  async function ask(file: string, fields: Fields = {}): Promise<string> {
    const form = { login: 'demo', psw: 'demo', charset: 'utf-8', ...fields };
    return (await post(sandbox.url + file, form)).text;
  }

  async function json(file: string, fields: Fields = {}): Promise<unknown> {
    return JSON.parse(await ask(file, { ...fields, fmt: '3' }));
  }

  return {
    sandbox,
    clock,
    ask,
    json,
    refusal: async (file, fields) => {
      const answer = await json(file, fields);
      return answer instanceof Object && 'error_code' in answer ? Number(answer.error_code) : 0;
    },
    inAllFormats: async (file, fields) => {
      const texts: string[] = [];
      for (const fmt of ['0', '1', '2', '3']) {
        texts.push(await ask(file, { ...fields, fmt }));
        // A limit on any requests is not what a test of formats is about.
        await clock.advance(60_000);
      }
      return texts;
    },
  };
}

export async function post(url: string, form: Fields): Promise<Asked> {
  return read(
    await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    }),
  );
}

export async function get(url: string): Promise<Asked> {
  return read(await request(url));
}

export async function read(response: Awaited<ReturnType<typeof request>>): Promise<Asked> {
  const bytes = Buffer.from(await response.body.arrayBuffer());
  return {
    status: response.statusCode,
    type: String(response.headers['content-type']),
    bytes,
    text: bytes.toString('utf8'),
  };
}

/** Lines, as they are written in a test with indentation. */
export function lines(...written: readonly string[]): string {
  return written.join('\n');
}

/** A part of a multipart form whose boundary is `b`. */
export function part(head: string, value: string): string {
  return `--b\r\n${head}\r\n\r\n${value}\r\n`;
}
