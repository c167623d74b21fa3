import { monitorEventLoopDelay } from 'node:perf_hooks';
import { channel } from 'node:process';

/** How long the event loop kept what was due waiting, in milliseconds. */
export interface LoopDelay {
  readonly p99: number;
  readonly longest: number;
}

const milli = 1e6;

/** Loaded before a program that is measured: tells its parent how its event loop fared since it was asked last. */
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', () => {
  const result: LoopDelay = { p99: delay.percentile(99) / milli, longest: delay.max / milli };
  delay.reset();
  process.send?.({ result });
});
channel?.unref();
