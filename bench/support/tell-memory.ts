import { channel } from 'node:process';

/** Loaded before a program that is measured: tells over the channel to its parent what memory it has after a collection. */
process.on('message', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ result: { heapUsed, rss } });
});
channel?.unref();
