import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { systemClock } from '../../src/lib/clock.ts';
import { fastClock, type Pace } from './kill-clock.ts';

// Loaded before the program itself: it lives faster then, tells which steps it reaches, and dies at the one it is to die
// at, as a process does that is killed from outside: nothing is flushed, nothing is closed.

const { KILL_PACE, KILL_AT } = process.env;

if (KILL_PACE !== undefined) {
  const clock = fastClock(JSON.parse(KILL_PACE) as Pace);
  Object.assign(systemClock, clock);
  Date.now = clock.now;
  Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(clock.now());
}

/** Where the parent listens. */
const told = 3;
const reached = new Set<unknown>();
let killAt: unknown = KILL_AT;

subscribe('smsc-chatops:step', (step) => {
  if (!reached.has(step)) writeSync(told, `${String(step)}\n`);
  reached.add(step);
  if (step === killAt) process.kill(process.pid, 'SIGKILL');
});

process.on('message', (step) => {
  killAt = step;
  process.send?.('understood');
});
// Whoever listens here keeps no process that is to end.
process.channel?.unref();
