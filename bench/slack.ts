import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { add, type Figures, line, median, quantile, target } from './support/figures.ts';
import {
  type SlackContestant,
  type SlackServer,
  startSlackProcess,
  startSlackServer,
} from './support/slack-processes.ts';
import type { Timing } from './support/slack-server.ts';

const contestants: readonly SlackContestant[] = ['bare', 'same', 'bot'];
const runs = 5;
const warmUps = 300;
const lines = 400;
const batches = 10;
const idleMs = 5000;
const stallMs = 2000;
const help = '/smsc help';

/**
 * The bot in Slack beside bare Bolt apps, over Socket Mode, each with a Slack of its own in a process of its own. `bare`
 * answers with a sentence; `same` with all that the bot says to `/help`, whose blocks take the strict Slack longer to
 * check than a bare app needs for everything. Then many commands at once while the provider says nothing and the database cannot be written.
 *
 * @param commands - how many at once
 */
export async function benchSlack(commands = 1000): Promise<void> {
  const figures: Figures<SlackContestant> = new Map();
  await starts(figures);
  await work(figures);
  const acks = await storms(commands);
  const of = (name: string, who: SlackContestant): number => median(figures.get(name)?.get(who) ?? []);
  const ratio = (name: string, beside: SlackContestant): number => of(name, 'bot') / of(name, beside);
  const out = [
    `medians of ${runs} runs; load of the machine ${loadavg()[1]?.toFixed(1)}`,
    line('', contestants),
    ...[...figures.keys()].map((name) =>
      line(
        name,
        contestants.map((who) => (Number.isNaN(of(name, who)) ? '' : of(name, who).toFixed(2))),
      ),
    ),
    '',
    target('p50 of /help to same', ratio('/help p50, ms', 'same'), 'most', 2),
    target('/help at 50 ms to same', ratio('/help a second, 50 ms', 'same'), 'least', 0.8),
    target('p50 of /help to bare', ratio('/help p50, ms', 'bare'), 'most', 2),
    target('/help at 50 ms to bare', ratio('/help a second, 50 ms', 'bare'), 'least', 0.8),
    target('start to bare', ratio('start to answer, ms', 'bare'), 'most', 2),
    target('idle RSS to bare', ratio('idle RSS, MB', 'bare'), 'most', 1.4),
    target(`ack of ${commands} at once, p99, ms`, quantile(acks, 0.99), 'most', 500),
    target(`ack of ${commands} at once, longest, ms`, Math.max(...acks), 'most', 2500),
  ];
  process.stdout.write(`${out.join('\n')}\n`);
}

/** From nothing to the first answer, then what the process holds when nobody asks. */
async function starts(figures: Figures<SlackContestant>): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    for (const who of ['bare', 'bot'] as const) {
      await using server = await startSlackServer();
      const answered = server.ask<number>({ do: 'first', line: help });
      const begun = performance.timeOrigin + performance.now();
      await using bot = await startSlackProcess(who, server);
      add(figures, 'start to answer, ms', who, (await answered) - begun);
      await sleep(idleMs);
      add(figures, 'idle RSS, MB', who, bot.rssMb());
    }
  }
}

/** Answers by turns, so that whatever else the machine does meets all alike. */
async function work(figures: Figures<SlackContestant>): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const servers = new Map<SlackContestant, SlackServer>();
  let said: string | undefined;
  for (const who of contestants.toReversed()) {
    const server = opened.use(await startSlackServer());
    opened.use(await startSlackProcess(who, server, { answer: who === 'same' ? said : undefined }));
    servers.set(who, server);
    await server.ask({ do: 'first', line: help });
    if (who === 'bot') said = JSON.stringify(await server.ask({ do: 'read', line: help }));
    await server.ask({ do: 'type', line: help, count: warmUps });
    await server.ask({ do: 'batches', line: help, count: 3, latencyMs: 0 });
  }
  for (let run = 0; run < runs; run += 1) {
    for (const [who, server] of servers) {
      for (const [name, typed] of [
        ['/help', help],
        ['/balance', '/balance'],
      ] as const) {
        const timings = await server.ask<readonly Timing[]>({ do: 'type', line: typed, count: lines });
        const answers = timings.map(({ answerMs }) => answerMs);
        const acks = timings.map(({ ackMs }) => ackMs);
        add(figures, `${name} p50, ms`, who, median(answers));
        add(figures, `${name} p99, ms`, who, quantile(answers, 0.99));
        add(figures, `${name} ack p99, ms`, who, quantile(acks, 0.99));
      }
      for (const latencyMs of [0, 50]) {
        const rate = await server.ask<number>({ do: 'batches', line: help, count: batches, latencyMs });
        add(figures, `/help a second, ${latencyMs} ms`, who, rate);
      }
    }
  }
}

/** @returns the acknowledgements of all runs, in milliseconds */
async function storms(commands: number): Promise<readonly number[]> {
  const acks: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await using server = await startSlackServer();
    await using bot = await startSlackProcess('bot', server, { provider: server.blackHole });
    await server.ask({ do: 'first', line: help });
    const release = bot.stallDatabase();
    const told = server.ask<readonly number[]>({ do: 'storm', line: '/balance', count: commands });
    await sleep(stallMs);
    release();
    acks.push(...(await told));
  }
  return acks;
}
