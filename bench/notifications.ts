import { loadavg } from 'node:os';
import { startPostgres } from '../test/support/postgres-server.ts';
import { line, median, target } from './support/figures.ts';
import { type TakenBurst, takeBurst } from './support/notifications-burst.ts';
import { benchDiff } from './support/notifications-diff.ts';
import { drain, drainBare } from './support/notifications-drain.ts';
import { type Idler, idle, idlers } from './support/notifications-idle.ts';
import type { FourthChat } from './support/notifications-server.ts';

const runs = 3;
const fourths: readonly FourthChat[] = ['well', 'flood', 'silence'];
const rows = 10_000;
const names = 15_000;
/** Chats among whom the rows are. */
const few = 10;
const many = 1000;

/**
 * Notifications: a burst of SMS to four chats, of which the fourth takes them well, refuses them or says nothing; an
 * outbox drained; all sender names compared; and what it costs to wait for something to happen. The burst is taken and
 * told in real time by the bot as people start it, before the strict Telegram that allows a message a second and 20 a
 * minute in groups.
 *
 * @param sms - how many come at once, in thousands: `npm run bench -- notifications 20000`
 */
export async function benchNotifications(sms = 10_000): Promise<void> {
  const bursts = await burstFigures(sms);
  const drains = await drainFigures();
  const diff = await diffFigures();
  const idles = await idleFigures();
  const out = [
    `medians of ${runs} runs; load of the machine ${loadavg()[1]?.toFixed(1)}`,
    ...[bursts, drains, diff, idles].flatMap(({ table }) => ['', ...table]),
    '',
    ...[bursts, drains, diff, idles].flatMap(({ targets }) => targets),
  ];
  process.stdout.write(`${out.join('\n')}\n`);
}

/** Figures as lines, and whether they are where they should be. */
interface Figures {
  readonly table: readonly string[];
  readonly targets: readonly string[];
}

async function burstFigures(sms: number): Promise<Figures> {
  const taken = new Map<FourthChat, TakenBurst[]>(fourths.map((fourth) => [fourth, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const fourth of fourths) taken.get(fourth)?.push(await takeBurst(sms, fourth));
  }
  const all = [...taken.values()].flat();
  const of = (figure: (burst: TakenBurst) => number): readonly number[] =>
    fourths.map((fourth) => median((taken.get(fourth) ?? []).map(figure)));
  const row = (name: string, figure: (burst: TakenBurst) => number, digits = 0): string =>
    line(
      name,
      of(figure).map((value) => value.toFixed(digits)),
    );
  const told = of(({ toldMs }) => Math.max(...toldMs));
  const [undisturbed = Number.NaN, ...disturbed] = told;
  return {
    table: [
      line(
        `${sms} SMS, fourth chat:`,
        fourths.map((fourth) => fourth),
      ),
      row('stored, ms', ({ storedMs }) => storedMs),
      row('told the last chat, ms', ({ toldMs }) => Math.max(...toldMs)),
      row('messages a chat', ({ messages }) => Math.max(...messages)),
      row('refused as too many', ({ refused }) => refused),
      row('RSS before, MB', ({ rssBeforeMb }) => rssBeforeMb, 1),
      row('RSS at most, MB', ({ rssPeakMb }) => rssPeakMb, 1),
      row('loop p99 while storing, ms', ({ storingP99Ms }) => storingP99Ms, 1),
      row('loop p99 while telling, ms', ({ tellingP99Ms }) => tellingP99Ms, 1),
      row('loop, longest, ms', ({ longestBlockMs }) => longestBlockMs, 1),
    ],
    targets: [
      target('stored, longest, ms', Math.max(...all.map(({ storedMs }) => storedMs)), 'most', 2000),
      target('told, longest, s', Math.max(...all.flatMap(({ toldMs }) => toldMs)) / 1000, 'most', 300),
      target('SMS told once in a chat, least', Math.min(...all.flatMap(({ once }) => once)), 'least', sms),
      target('later for a bad chat, ms', Math.max(...disturbed) - undisturbed, 'most', 1000),
      target('refused as too many', Math.max(...all.map(({ refused }) => refused)), 'most', 0),
      target('loop p99, ms', Math.max(...of((burst) => Math.max(burst.storingP99Ms, burst.tellingP99Ms))), 'most', 50),
      target('RSS growth, MB', Math.max(...of(({ rssPeakMb, rssBeforeMb }) => rssPeakMb - rssBeforeMb)), 'most', 200),
    ],
  };
}

async function drainFigures(): Promise<Figures> {
  await using opened = new AsyncDisposableStack();
  const postgres = await startPostgres();
  opened.defer(() => postgres.remove());
  const bareName = 'one by one, node:sqlite';
  const drains = new Map<string, () => Promise<number>>([
    [bareName, () => drainBare(rows)],
    [`${few} chats`, () => drain(rows, few)],
    [`${many} chats`, () => drain(rows, many)],
    [`${few} chats, PostgreSQL`, async () => drain(rows, few, await postgres.database())],
    [`${many} chats, PostgreSQL`, async () => drain(rows, many, await postgres.database())],
  ]);
  const taken = new Map<string, number[]>();
  for (let run = 0; run < runs; run += 1) {
    for (const [name, work] of drains) taken.set(name, [...(taken.get(name) ?? []), await work()]);
  }
  const medians = new Map([...taken].map(([name, ms]) => [name, median(ms)]));
  const bare = medians.get(bareName) ?? Number.NaN;
  const seconds = (name: string): number => (medians.get(name) ?? Number.NaN) / 1000;
  return {
    table: [
      line(`${rows} rows drained`, ['ms', 'to bare']),
      ...[...medians].map(([name, ms]) => line(name, [ms.toFixed(0), `${(ms / bare).toFixed(2)} x`])),
    ],
    targets: [
      target(`drained in ${many} chats, s`, seconds(`${many} chats`), 'most', 5),
      target('the same on PostgreSQL, s', seconds(`${many} chats, PostgreSQL`), 'most', 5),
    ],
  };
}

async function diffFigures(): Promise<Figures> {
  const measured = await benchDiff(names);
  const [bare, own] = measured;
  const ratio = (ms: number): string => `${(ms / (bare?.ms ?? Number.NaN)).toFixed(2)} x`;
  return {
    table: [
      line(`${names} names compared`, ['ms', 'to bare', 'block ms']),
      ...measured.map(({ name, ms, longestBlockMs }) =>
        line(name, [ms.toFixed(1), ratio(ms), longestBlockMs.toFixed(1)]),
      ),
    ],
    targets: [
      target('names compared, ms', own?.ms ?? Number.NaN, 'most', 100),
      target('block while comparing, ms', own?.longestBlockMs ?? Number.NaN, 'most', 20),
    ],
  };
}

async function idleFigures(): Promise<Figures> {
  const figures = await idle(runs);
  const of = (name: string, who: Idler): number => median(figures.get(name)?.get(who) ?? []);
  const cpu = 'CPU a minute, ms';
  const rss = 'idle RSS, MB';
  return {
    table: [
      line('idle', idlers),
      ...[cpu, rss].map((name) =>
        line(
          name,
          idlers.map((who) => of(name, who).toFixed(1)),
        ),
      ),
    ],
    targets: [
      target('subscribed, CPU a minute, ms', of(cpu, 'subscribed'), 'most', 1000),
      target('15 000 names, CPU a minute, ms', of(cpu, '15k names'), 'most', 1000),
      target('subscribed, more RSS, MB', of(rss, 'subscribed') - of(rss, 'asked'), 'most', 12),
    ],
  };
}
