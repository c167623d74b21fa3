import { setTimeout as sleep } from 'node:timers/promises';
import { type Endings, type Faults, judgeAsked, judgeKept } from './kill-acting-judge.ts';
import type { ActingWorld } from './kill-acting-world.ts';
import { startCrew } from './kill-crew.ts';
import type { Death } from './kill-deaths.ts';
import { deeds, spendingLimit } from './kill-deeds.ts';
import { type Asked, createPlay, type Manner } from './kill-play.ts';
import type { Chance } from './mutations.ts';

/** What came of some kills. */
export interface ActingTally extends Faults {
  readonly name: string;
  readonly kills: number;
  readonly endings: Endings;
}

/** Kills the program again and again while people have it change the account, and looks what came of that. */
export interface ActingRounds {
  /** The first start, at which an admin sets what one person may spend alone. */
  begin(): Promise<void>;
  /** Kills it in one way so many times. @throws Error when it was not killed */
  named(death: Death, times: number): Promise<ActingTally>;
  /** Kills it so many times at any moment. */
  random(times: number, chance: Chance): Promise<ActingTally>;
  /** Ends the program; then what it has kept is looked at. @throws Error when it failed */
  end(): Promise<{ readonly misnoted: readonly string[]; readonly reached: ReadonlySet<string> }>;
}

/** By the machine's clock; it starts in half a second. */
const longestLifeMs = 2000;
/** Longer than anybody can confirm or approve. */
const afterQuestions = 40 * 60_000;

/** @param replicas - how many processes run at one time */
export function createActingRounds(world: ActingWorld, replicas: number): ActingRounds {
  const { provider, telegram, askers } = world;
  const play = createPlay(world);
  const crew = startCrew(world, replicas);
  let turn = 0;

  async function tally(name: string, kills: number, all: readonly Asked[]): Promise<ActingTally> {
    return { name, kills, ...(await judgeAsked(world, play, all)), misnoted: [] };
  }

  function arm({ at, again, isChanged }: Death): Promise<void> | void {
    if (isChanged) provider.change((account) => (account.balance -= 100));
    if (at !== 'provider before' && at !== 'provider after') return crew.dieAt(at, again);
    provider.atNextWrite(at === 'provider before' ? 'before' : 'after', () => crew.kill(0));
  }

  async function once(death: Death): Promise<Asked> {
    const deed = death.deeds[turn % death.deeds.length];
    if (deed === undefined) throw new RangeError('there is nothing to ask for');
    turn += 1;
    let isArmed = false;
    const manner: Manner = {
      ...(death.instead !== undefined && { instead: death.instead }),
      before: async (phase) => {
        if (phase !== death.phase || isArmed) return;
        isArmed = true;
        await arm(death);
      },
    };
    return play.carry(deed, 0, manner);
  }

  /** Somebody types a line and waits for the answer. */
  async function say(line: string): Promise<void> {
    const [anna] = askers;
    if (anna === undefined) throw new RangeError('nobody asks');
    const { message_id: said } = telegram.say(anna, anna, line);
    await telegram.until(() => (telegram.lastReply(anna)?.id ?? 0) > said, 30_000);
  }

  /** A process that is started after the time of all questions notes that they are over. */
  async function sweep(): Promise<void> {
    const process = world.start();
    await say('/whoami');
    process.kill('SIGTERM');
    await process.over;
  }

  return {
    begin: () => say(`/access limit ${spendingLimit}`),
    named: async (death, times) => {
      const all: Asked[] = [];
      const before = crew.deaths();
      for (let time = 0; time < times; time += 1) {
        const from = crew.deaths();
        all.push(await once(death));
        if (!(await crew.haveDied(from + (death.again === undefined ? 1 : 2))))
          throw new Error(`${death.name} was not reached`);
      }
      return tally(death.name, crew.deaths() - before, all);
    },
    random: async (times, chance) => {
      const before = crew.deaths();
      const all: Asked[] = [];
      const isOver = (): boolean => crew.deaths() - before >= times;
      const asking = askers.map(async (_asker, place) => {
        while (!isOver()) {
          // One alone asks for what needs an approval, as all others are asked for theirs.
          const wanted = deeds.filter(({ needsApproval = false }) => needsApproval === (place === 0));
          const deed = wanted[Math.floor(chance() * wanted.length)];
          if (deed !== undefined) all.push(await play.carry(deed, place, { isCalm: isOver }));
        }
      });
      while (!isOver()) {
        await sleep(chance() * longestLifeMs);
        crew.kill(chance());
      }
      await Promise.all(asking);
      return tally('at any moment', crew.deaths() - before, all);
    },
    end: async () => {
      await crew.end();
      world.time.skip(afterQuestions);
      await sweep();
      const database = await world.database();
      try {
        return { misnoted: await judgeKept(database), reached: crew.reached };
      } finally {
        await database.close();
      }
    },
  };
}
