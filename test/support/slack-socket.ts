import { setImmediate as nextTurn } from 'node:timers/promises';
import type { App, ReceiverEvent } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { createConnection } from '../../src/adapters/connection.ts';
import { createSocketReceiver, type SocketOptions } from '../../src/adapters/slack/receiver/socket.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { secret } from '../../src/lib/secret.ts';
import { type ManualClock, manualClock } from './clock.ts';
import { heardLine } from './ears.ts';
import { credentials, sandboxAccount } from './sandbox-account.ts';
import type { Channel, Delivery, FakeSlack, FakeSlackOptions, Person } from './slack/control.ts';
import { startFakeSlack } from './slack/fake-slack.ts';
import { startWatch } from './watch.ts';

/** The receiver alone before a fake Slack; only what the library times by itself passes in real time. */
export interface Stage {
  readonly slack: FakeSlack;
  readonly clock: ManualClock;
  readonly receiver: ReturnType<typeof createSocketReceiver>;
  readonly log: readonly string[];
  /** The texts of the commands that arrived. */
  readonly received: readonly string[];
  readonly type: (text: string) => Promise<Delivery>;
}

/** Takes an event in the place of the bot; acknowledges it at once unless told otherwise. */
type Take = (event: ReceiverEvent) => Promise<void>;

type StageOptions = Partial<SocketOptions> & { readonly take?: Take };

/** Not started yet; stopped when the test has ended. */
export async function staged(options: StageOptions = {}, slackOptions: FakeSlackOptions = {}): Promise<Stage> {
  const clock = manualClock();
  const watch = startWatch();
  const slack = await startFakeSlack({ clock, ...slackOptions });
  const log: string[] = [];
  const received: string[] = [];
  const logger = createLogger({ level: 'trace', secrets: [], write: heardLine(log) });
  const receiver = createSocketReceiver({
    appToken: secret(slack.appToken),
    apiUrl: slack.apiUrl,
    clock,
    log: logger,
    connection: createConnection({ platform: 'slack', clock, log: logger }),
    ...options,
  });
  const processEvent: Take = async (event) => {
    received.push(String(event.body['text']));
    await (options.take === undefined ? event.ack() : options.take(event));
  };
  receiver.init({ processEvent } as unknown as App);
  onTestFinished(async () => {
    await Promise.all([receiver.stop(), passing(clock)]);
    await slack.close();
    await watch.assertUntold(sandboxAccount(credentials));
  });
  const anna: Person = slack.addUser({ name: 'anna' });
  const channel: Channel = slack.addChannel({ people: [anna] });
  const type = (text: string): Promise<Delivery> => slack.command(channel, anna, '/balance', text);
  return { slack, clock, receiver, log, received, type };
}

/** With its first socket open. */
export async function connected(options?: StageOptions, slackOptions?: FakeSlackOptions): Promise<Stage> {
  const stage = await staged(options, slackOptions);
  await stage.receiver.start();
  await stage.slack.sockets.until(1);
  await ready(stage, 1);
  return stage;
}

/** Resolves when the receiver has heard the hello of so many sockets. */
export async function ready({ slack, log }: Stage, count: number): Promise<void> {
  await slack.until(() => slack.sockets.opened() >= count);
  while (log.filter((line) => line.includes('slack has opened a socket')).length < count) await nextTurn();
}

/** Lets time pass for whoever still waits. */
export async function passing(clock: ManualClock): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await clock.advance(1000);
}

/** Lets the pause after so many failures pass, and tells how long it was. */
export async function failed({ log, clock }: Stage, count: number): Promise<number> {
  const lines = (): readonly string[] => log.filter((line) => line.includes('slack opened no socket'));
  while (lines().length < count) await nextTurn();
  const { pauseMs } = JSON.parse(lines()[count - 1] ?? '{}') as { readonly pauseMs: number };
  await clock.advance(pauseMs);
  return pauseMs;
}
