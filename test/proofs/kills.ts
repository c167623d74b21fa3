import { steps } from '../../src/lib/steps.ts';
import { createRounds, type Tally } from '../support/kill-rounds.ts';
import { startKillWorld } from '../support/kill-world.ts';
import { chance } from '../support/mutations.ts';
import { startPostgres } from '../support/postgres-server.ts';

/**
 * `npm run proof:kills -- [sqlite|postgres] [times] [random] [seed] [step]`: kills the bot at each of its steps so many
 * times, or at those alone that begin with `step`, then so many times at any moment, and counts what must never happen:
 * something lost, repeated without a mark, or told out of order. On PostgreSQL three replicas run.
 */
const [kind = 'sqlite', times = '5', random = '500', seed = '1', only = ''] = process.argv.slice(2);
const atOnce = 25;

await using opened = new AsyncDisposableStack();
const server = kind === 'postgres' ? await startPostgres() : undefined;
opened.defer(() => server?.remove());
const world = opened.use(await startKillWorld(server === undefined ? {} : { database: await server.database() }));
const replicas = server === undefined ? 1 : 3;
const rounds = createRounds(world, replicas);
const tallies: Tally[] = [];

function print(tally: Tally): void {
  const { name, kills, lost, unmarked, disordered } = tally;
  tallies.push(tally);
  const counts = `lost ${lost.length}, unmarked repeats ${unmarked.length}, order breaks ${disordered.length}`;
  process.stdout.write(`${name.padEnd(18)} killed ${String(kills).padStart(3)}: ${counts}\n`);
  for (const [what, words] of Object.entries({ lost, unmarked, disordered })) {
    if (words.length > 0) process.stdout.write(`  ${what}: ${words.slice(0, 20).join(', ')}\n`);
  }
}

const named = steps.filter((step) => step.startsWith(only));
await rounds.begin();
if (Number(times) > 0) for (const step of named) print(await rounds.named(step, Number(times)));
const roll = chance(Number(seed));
for (let left = Number(random); left > 0; left -= atOnce) print(await rounds.random(Math.min(left, atOnce), roll));

const { repeats, answeredAgain } = world.judge.verdict();
const sum = (of: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + of(tally), 0);
const bad = sum(({ lost, unmarked, disordered }) => lost.length + unmarked.length + disordered.length);
process.stdout.write(
  `${kind}, ${replicas} at a time: killed ${sum(({ kills }) => kills)}, lost ${sum(({ lost }) => lost.length)}, ` +
    `unmarked repeats ${sum(({ unmarked }) => unmarked.length)}, order breaks ${sum(({ disordered }) => disordered.length)}; ` +
    `marked repeats ${repeats}, lines answered again ${answeredAgain}\n`,
);
process.exitCode = bad === 0 ? 0 : 1;
