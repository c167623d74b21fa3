import { parseArgs } from 'node:util';
import { demoCredential } from './seed.ts';
import { startSandbox } from './server.ts';

/** `npm run sandbox`: the sandbox account as a server of its own. */

const usage = `An account at the SMS provider that is not real: an HTTP server on 127.0.0.1 that answers as the provider does.

Usage: npm run sandbox -- [--port 8090]

  --port  where to listen, 0 for any free port (8090 unless given)
  --help  this text

Login, password and apikey are "${demoCredential}". The code that confirms a digital sender name is 338824.
`;

/** Exit codes of sysexits.h: wrong usage, and a service that is not available. */
const wrongUsage = 64;
const unavailable = 69;

async function main(words: readonly string[]): Promise<number> {
  const port = readPort(words);
  if (port === 'help') return say(usage, 0);
  if (typeof port === 'string') return complain(`${port}\n\n${usage}`, wrongUsage);
  try {
    const sandbox = await startSandbox({ port });
    process.stdout.write(`The sandbox account listens on ${sandbox.url}\n`);
    process.stdout.write(
      `login ${demoCredential}, password ${demoCredential}, apikey ${demoCredential}; Ctrl-C ends it\n`,
    );
    await signalled();
    await sandbox.close();
    return 0;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given';
    const reason = code === 'EADDRINUSE' ? 'another program listens there' : code;
    return complain(`Cannot listen on port ${port}: ${reason}. Choose another one with --port.\n`, unavailable);
  }
}

/** The port, `help`, or a sentence that says what is wrong. */
function readPort(words: readonly string[]): number | string {
  try {
    const options = { port: { type: 'string', default: '8090' }, help: { type: 'boolean', short: 'h' } } as const;
    const { values } = parseArgs({ args: [...words], options });
    if (values.help === true) return 'help';
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
    return port <= 65_535 ? port : '--port must be a number from 0 to 65535.';
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}

process.exitCode = await main(process.argv.slice(2));
