import { parentPort } from 'node:worker_threads';
import type { Job, JobMessage } from './job.ts';
import { takeApart } from './parts.ts';
import { readStructured } from './structured.ts';

/** The thread that reads large answers, so that the event loop is not held. Started by `thread.ts`. */
parentPort?.on('message', ({ id, bytes, structure }: Job) => {
  const read = readStructured(bytes, structure);
  if ('why' in read) {
    post({ id, kind: 'failed', why: read.why });
    return;
  }
  try {
    for (const part of takeApart(read.value)) post({ id, ...part });
    post({ id, kind: 'end' });
  } catch (error) {
    post({ id, kind: 'failed', why: error instanceof RangeError ? error.message : 'cannot be taken apart' });
  }
});

function post(message: JobMessage): void {
  parentPort?.postMessage(message, []);
}
