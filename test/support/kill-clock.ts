import { type Clock, systemClock } from '../../src/lib/clock.ts';

/** A clock that runs faster than the machine's; processes that are given the same one agree on the time. */
export interface Pace {
  /** A moment of the machine's clock, and what the fast one showed then; milliseconds since the epoch. */
  readonly at: number;
  readonly shows: number;
  /** How many of its milliseconds pass in one. */
  readonly speed: number;
}

/** A fast clock that can be put forward, as if nothing had run meanwhile. */
export interface FastTime extends Pick<Clock, 'now'> {
  /** @param ms - of the fast clock */
  skip(ms: number): void;
  /** For a process that is started now. */
  pace(): Pace;
}

/** The machine's clock, also when the program has been given another one in its place. */
const machine: Clock = { ...systemClock };
const machineNow = Date.now.bind(Date);

export function fastClock({ at, shows, speed }: Pace): Clock {
  return {
    now: () => Math.round(shows + (machineNow() - at) * speed),
    after: (ms, run) => machine.after(ms / speed, run),
    sleep: (ms, signal) => machine.sleep(ms / speed, signal),
  };
}

export function startFastTime(speed: number): FastTime {
  const begun = machineNow();
  const { now } = fastClock({ at: begun, shows: begun, speed });
  let skipped = 0;
  const shows = (): number => now() + skipped;
  return {
    now: shows,
    skip: (ms) => {
      skipped += ms;
    },
    pace: () => ({ at: machineNow(), shows: shows(), speed }),
  };
}
