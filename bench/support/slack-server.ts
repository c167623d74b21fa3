import { createServer } from 'node:net';
import { startSandbox } from '../../src/smsc/sandbox/server.ts';
import { startFakeSlack } from '../../test/support/slack/fake-slack.ts';

/** What the server's process is asked to do. */
export type SlackTask =
  | { readonly do: 'read'; readonly line: string }
  | { readonly do: 'first'; readonly line: string }
  | { readonly do: 'type'; readonly line: string; readonly count: number }
  | { readonly do: 'batches'; readonly line: string; readonly count: number; readonly latencyMs: number }
  | { readonly do: 'storm'; readonly line: string; readonly count: number };

/** What it says when it listens. */
export interface SlackAddress {
  readonly url: string;
  readonly token: string;
  readonly appToken: string;
  readonly admin: string;
  /** The provider, which also runs apart from the bot. */
  readonly provider: string;
  /** In the provider's place: takes connections and never answers. */
  readonly blackHole: string;
}

/** One command: how long until it was acknowledged, and until its answer was there, in milliseconds. */
export interface Timing {
  readonly ackMs: number;
  readonly answerMs: number;
}

/** In a batch each command is typed in a channel of its own. */
const batchSize = 100;
const patienceMs = 60_000;

const sandbox = await startSandbox();
const hole = createServer((socket) => socket.on('error', () => undefined).resume());
await new Promise<void>((resolve) => hole.listen(0, '127.0.0.1', () => resolve()));
const holeAddress = hole.address();
if (holeAddress === null || typeof holeAddress === 'string') throw new Error('It listens nowhere.');
const slack = await startFakeSlack({ keepCalls: 10 });
const anna = slack.addUser({ name: 'anna' });
const channels = Array.from({ length: batchSize }, () => slack.addChannel({ people: [anna] }));

type Place = (typeof channels)[number];

/** Types a line in some channels at once and resolves when each has its answer. */
async function ask(line: string, asked: readonly Place[]): Promise<readonly Timing[]> {
  const [command = '', ...rest] = line.split(' ');
  const begun = performance.now();
  const answers = new Map<Place, number>();
  let open = asked;
  const answered = slack.until(() => {
    open = open.filter((place) => {
      if (!slack.shown(place, anna).some(({ byBot }) => byBot)) return true;
      answers.set(place, performance.now() - begun);
      return false;
    });
    return open.length === 0;
  }, patienceMs);
  const deliveries = asked.map((place) => slack.command(place, anna, command, rest.join(' ')));
  await answered;
  const acks = await Promise.all(deliveries);
  slack.forget();
  return asked.map((place, index) => ({
    ackMs: acks[index]?.ms ?? Number.NaN,
    answerMs: answers.get(place) ?? Number.NaN,
  }));
}

/** One after the other. */
async function type(line: string, count: number): Promise<readonly Timing[]> {
  const timings: Timing[] = [];
  for (let round = 0; round < count; round += 1) timings.push(...(await ask(line, channels.slice(0, 1))));
  return timings;
}

/** How many are answered in a second. */
async function batches(line: string, count: number, latencyMs: number): Promise<number> {
  slack.setLatency(latencyMs);
  const begun = performance.now();
  for (let batch = 0; batch < count; batch += 1) await ask(line, channels);
  const seconds = (performance.now() - begun) / 1000;
  slack.setLatency(0);
  return (count * batchSize) / seconds;
}

/** The time at which a line that waits for a bot to start is answered. */
async function firstAnswer(line: string): Promise<number> {
  await slack.sockets.until(1, patienceMs);
  await type(line, 1);
  return performance.timeOrigin + performance.now();
}

/** Many commands at once, each in a channel of its own: how long each acknowledgement took; lost ones take for ever. */
async function storm(line: string, count: number): Promise<readonly number[]> {
  const [command = '', ...rest] = line.split(' ');
  const places = Array.from({ length: count }, () => slack.addChannel({ people: [anna] }));
  const acks = await Promise.all(places.map((place) => slack.command(place, anna, command, rest.join(' '))));
  return acks.map(({ acknowledged, ms }) => (acknowledged ? ms : Number.MAX_VALUE));
}

/** An answer, as it would be sent to say the same. */
async function read(line: string): Promise<object> {
  const [place = slack.direct(anna)] = channels;
  const [command = '', ...rest] = line.split(' ');
  await slack.command(place, anna, command, rest.join(' '));
  await slack.until(() => slack.shown(place, anna).length > 0, patienceMs);
  const [answer] = slack.shown(place, anna);
  slack.forget();
  return { text: answer?.text, blocks: answer?.blocks };
}

async function done(task: SlackTask): Promise<unknown> {
  switch (task.do) {
    case 'read':
      return read(task.line);
    case 'first':
      return firstAnswer(task.line);
    case 'type':
      return type(task.line, task.count);
    case 'batches':
      return batches(task.line, task.count, task.latencyMs);
    case 'storm':
      return storm(task.line, task.count);
  }
}

process.on('message', (task: SlackTask) => {
  done(task).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
const address: SlackAddress = {
  url: slack.apiUrl,
  token: slack.botToken,
  appToken: slack.appToken,
  admin: anna.id,
  provider: sandbox.url,
  blackHole: `http://127.0.0.1:${holeAddress.port}`,
};
process.send?.({ result: address });
