import { type ActingTally, createActingRounds } from './kill-acting-rounds.ts';
import { startActingWorld } from './kill-acting-world.ts';
import { deaths } from './kill-deaths.ts';
import { atOnce, type KillProof } from './kill-proof.ts';
import { chance } from './mutations.ts';

const askers = 4;

/** Kills the bot while people have it change the account. @returns how many faults were found */
export async function proveActing({ database, replicas, ...proof }: KillProof): Promise<number> {
  const { times, random, seed, only, print } = proof;
  await using world = await startActingWorld({ askers, ...(database !== undefined && { database }) });
  const rounds = createActingRounds(world, replicas);
  const endings = { done: 0, 'not done': 0, unknown: 0 };
  let faults = 0;
  let kills = 0;

  function note({ name, kills: killed, endings: ends, twice, silent, wrong }: ActingTally): void {
    kills += killed;
    for (const end of ['done', 'not done', 'unknown'] as const) endings[end] += ends[end];
    print(
      `${name.padEnd(40)} killed ${String(killed).padStart(3)}: twice ${twice.length}, silent ${silent.length}, ` +
        `wrong ${wrong.length}; done ${ends.done}, not done ${ends['not done']}, unknown ${ends.unknown}`,
    );
    for (const [what, words] of Object.entries({ twice, silent, wrong })) {
      faults += words.length;
      for (const word of words) print(`  ${what}: ${word}`);
    }
  }

  await rounds.begin();
  const named = deaths.filter(({ name }) => name.startsWith(only));
  if (times > 0) for (const death of named) note(await rounds.named(death, times));
  const roll = chance(seed);
  for (let left = random; left > 0; left -= atOnce) note(await rounds.random(Math.min(left, atOnce), roll));
  const { misnoted } = await rounds.end();
  for (const word of misnoted) print(`  misnoted: ${word}`);
  print(
    `acting, ${replicas} at a time: killed ${kills}, faults ${faults}, misnoted ${misnoted.length}; ` +
      `told done ${endings.done}, not done ${endings['not done']}, unknown ${endings.unknown}`,
  );
  return faults + misnoted.length;
}
