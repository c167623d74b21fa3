import { setTimeout as sleep } from 'node:timers/promises';
import { add, type Figures, line, median, target } from './support/figures.ts';
import { type Contestant, type ServerProcess, startBot, startServer } from './support/processes.ts';

const contestants: readonly Contestant[] = ['bare', 'concurrent', 'bot'];
const runs = 5;
const warmUps = 300;
const lines = 400;
/** How many write at once: all the people in front of the server. */
const batch = 100;
const idleMs = 5000;

/**
 * The bot on Telegram beside a bare grammY bot that answers a fixed text, which is the bot's own answer to `/help`, each with a Bot API server of its own in a
 * process of its own. `bare` polls as `bot.start()` does; `concurrent` hands on a whole poll at once, as grammY's runner
 * does, which is not installed.
 *
 * @param commands - how many the heap is watched over: `npm run bench -- telegram 100000`
 */
export async function benchTelegram(commands = 5000): Promise<void> {
  const figures: Figures<Contestant> = new Map();
  await starts(figures);
  const heap = await work(figures, commands);
  const of = (name: string, who: Contestant): number => median(figures.get(name)?.get(who) ?? []);
  const ratio = (name: string, beside: Contestant): number => of(name, 'bot') / of(name, beside);
  const names = [...figures.keys()];
  const [, early = Number.NaN] = heap;
  const late = heap.at(-1) ?? Number.NaN;
  const out = [
    `medians of ${runs} runs`,
    line('', contestants),
    ...names.map((name) =>
      line(
        name,
        contestants.map((who) => of(name, who).toFixed(2)),
      ),
    ),
    `heap of the bot, MB: ${heap.map((mb) => mb.toFixed(1)).join(', ')} after ${counts(commands).join(', ')} commands`,
    '',
    target('p50 of /help to bare', ratio('/help p50, ms', 'bare'), 'most', 2),
    target('/help at 50 ms to concurrent', ratio('/help a second, 50 ms', 'concurrent'), 'least', 0.8),
    target('start to bare', ratio('start to answer, ms', 'bare'), 'most', 3),
    target('idle RSS to bare', ratio('idle RSS, MB', 'bare'), 'most', 1.6),
    target('heap, last to one tenth', late / early, 'most', 1.05),
  ];
  process.stdout.write(`${out.join('\n')}\n`);
}

/** From nothing to the first answer, then what the process holds when nobody asks. */
async function starts(figures: Figures<Contestant>): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    for (const who of contestants) {
      await using server = await startServer();
      const answered = server.ask<number>({ do: 'first', line: '/help' });
      const begun = performance.timeOrigin + performance.now();
      await using bot = await startBot(who, server);
      add(figures, 'start to answer, ms', who, (await answered) - begun);
      await sleep(idleMs);
      add(figures, 'idle RSS, MB', who, bot.rssMb());
    }
  }
}

/** Answers by turns, so that whatever else the machine does meets all alike. @returns the heap of the bot on its way */
async function work(figures: Figures<Contestant>, commands: number): Promise<readonly number[]> {
  await using opened = new AsyncDisposableStack();
  const servers = new Map<Contestant, ServerProcess>();
  let heapMb: (() => Promise<number>) | undefined;
  let answer: string | undefined;
  for (const who of contestants.toReversed()) {
    const server = opened.use(await startServer());
    const bot = opened.use(await startBot(who, server, { tellsMemory: true, answer }));
    servers.set(who, server);
    if (who === 'bot') {
      await server.ask({ do: 'grant' });
      answer = JSON.stringify(await server.ask({ do: 'read', line: '/help' }));
      heapMb = () => bot.heapMb();
    }
    await server.ask({ do: 'say', line: '/help', count: warmUps });
    await server.ask({ do: 'batches', line: '/help', count: 3, latencyMs: 0 });
  }
  for (let run = 0; run < runs; run += 1) {
    for (const [who, server] of servers) {
      for (const line of ['/help', '/balance']) {
        const ms = (await server.ask<number[]>({ do: 'say', line, count: lines })).toSorted((a, b) => a - b);
        add(figures, `${line} p50, ms`, who, ms[Math.floor(lines * 0.5)] ?? Number.NaN);
        add(figures, `${line} p99, ms`, who, ms[Math.floor(lines * 0.99)] ?? Number.NaN);
      }
      const quick = await server.ask<number>({ do: 'batches', line: '/help', count: 10, latencyMs: 0 });
      const slow = await server.ask<number>({
        do: 'batches',
        line: '/help',
        count: who === 'bare' ? 1 : 10,
        latencyMs: 50,
      });
      add(figures, '/help a second, 0 ms', who, quick);
      add(figures, '/help a second, 50 ms', who, slow);
    }
  }
  const server = servers.get('bot');
  const heap: number[] = [];
  let done = 0;
  for (const count of counts(commands)) {
    if (count > done) {
      await server?.ask({ do: 'batches', line: '/help', count: (count - done) / batch, latencyMs: 0 });
    }
    done = count;
    heap.push((await heapMb?.()) ?? Number.NaN);
  }
  return heap;
}

/** After how many commands the heap is looked at, in whole batches. */
function counts(commands: number): readonly number[] {
  return [0, 0.1, 0.5, 1].map((share) => Math.ceil((commands * share) / batch) * batch);
}
