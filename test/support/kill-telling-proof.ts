import { steps } from '../../src/lib/steps.ts';
import { atOnce, type KillProof } from './kill-proof.ts';
import { createRounds, type Tally } from './kill-rounds.ts';
import { startKillWorld } from './kill-world.ts';
import { chance } from './mutations.ts';

/** Kills the bot while it tells what happens and answers. @returns how much was lost, repeated or out of order */
export async function proveTelling({ database, replicas, ...proof }: KillProof): Promise<number> {
  const { times, random, seed, only, print } = proof;
  await using world = await startKillWorld(database === undefined ? {} : { database });
  const rounds = createRounds(world, replicas);
  const tallies: Tally[] = [];

  function note(tally: Tally): void {
    const { name, kills, lost, unmarked, disordered } = tally;
    tallies.push(tally);
    const counts = `lost ${lost.length}, unmarked repeats ${unmarked.length}, order breaks ${disordered.length}`;
    print(`${name.padEnd(18)} killed ${String(kills).padStart(3)}: ${counts}`);
    for (const [what, words] of Object.entries({ lost, unmarked, disordered })) {
      if (words.length > 0) print(`  ${what}: ${words.slice(0, 20).join(', ')}`);
    }
  }

  const named = steps.filter((step) => step.startsWith(only));
  await rounds.begin();
  if (times > 0) for (const step of named) note(await rounds.named(step, times));
  const roll = chance(seed);
  for (let left = random; left > 0; left -= atOnce) note(await rounds.random(Math.min(left, atOnce), roll));

  const { repeats, answeredAgain } = world.judge.verdict();
  const sum = (of: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + of(tally), 0);
  print(
    `${replicas} at a time: killed ${sum(({ kills }) => kills)}, lost ${sum(({ lost }) => lost.length)}, ` +
      `unmarked repeats ${sum(({ unmarked }) => unmarked.length)}, order breaks ${sum(({ disordered }) => disordered.length)}; ` +
      `marked repeats ${repeats}, lines answered again ${answeredAgain}`,
  );
  return sum(({ lost, unmarked, disordered }) => lost.length + unmarked.length + disordered.length);
}
