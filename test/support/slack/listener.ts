import { createServer } from 'node:http';
import type { FakeSlack } from './control.ts';
import { isObject } from './walk.ts';

/** A bot that acknowledges everything at once and does nothing else. */
export interface Listener {
  /** A field of the last command or interaction, such as `trigger_id` or `response_url`. */
  readonly last: (name: string) => string;
  readonly close: () => Promise<void>;
}

export async function listenTo(slack: FakeSlack): Promise<Listener> {
  let latest: Readonly<Record<string, unknown>> = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      const payload: unknown = fields.payload === undefined ? fields : JSON.parse(fields.payload);
      if (isObject(payload)) latest = payload;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens nowhere.');
  slack.requestUrl(`http://127.0.0.1:${address.port}/`);
  return {
    last: (name) => {
      const value = latest[name];
      if (typeof value !== 'string') throw new Error(`Nothing with ${name} was delivered.`);
      return value;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
