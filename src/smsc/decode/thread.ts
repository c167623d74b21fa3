import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Job, JobMessage } from './job.ts';
import { createAssembly, type Part } from './parts.ts';
import type { Structure, ValueReading } from './structured.ts';

export interface DecodingThread {
  /** Reads one answer in the thread. Never rejects: a thread that dies or takes too long is a reason like any other. */
  read(bytes: Uint8Array, structure: Structure): Promise<ValueReading>;
  /** Ends the thread. What it was reading is given up, and nothing is read any more. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** An answer that takes the thread longer is given up and the thread replaced. Waiting for others does not count. */
  readonly limitMs?: number;
  /** How much memory the thread may take, in megabytes. 48 are enough for the largest answer of the pages. */
  readonly heapMb?: number;
}

/** How long parts are put together before the event loop gets a turn. */
const sliceMs = 8;

interface QueuedJob {
  readonly job: Job;
  readonly take: (message: JobMessage) => void;
  readonly settle: (reading: ValueReading) => void;
}

/**
 * A thread that starts when it is first needed and again when it has died. It gets one job at a time, so that one that
 * kills it takes no other along. It does not keep the process alive.
 */
export function createDecodingThread({ limitMs = 20_000, heapMb = 256 }: ThreadOptions = {}): DecodingThread {
  const queue: QueuedJob[] = [];
  let running: Worker | undefined;
  let current: QueuedJob | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let lastId = 0;

  return {
    read: (bytes, structure) => {
      if (isClosed) return Promise.resolve({ why: 'closed' });
      lastId += 1;
      const job: Job = { id: lastId, bytes: new Uint8Array(bytes), structure };
      return new Promise((resolve) => {
        queue.push({ job, take: putTogether(resolve), settle: resolve });
        postNext();
      });
    },
    close: async () => {
      isClosed = true;
      for (const { settle } of queue.splice(0)) settle({ why: 'closed' });
      await running?.terminate();
    },
  };

  function postNext(): void {
    if (current !== undefined) return;
    current = queue.shift();
    if (current === undefined) {
      running?.unref();
      return;
    }
    const worker = (running ??= start());
    const { job } = current;
    timer = setTimeout(() => void worker.terminate(), limitMs);
    worker.ref();
    worker.postMessage(job, [job.bytes.buffer as ArrayBuffer]);
  }

  function finish(): void {
    clearTimeout(timer);
    current = undefined;
    postNext();
  }

  function start(): Worker {
    // Without the environment: the thread needs none of what stands there.
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const end = (why: string): void => {
      if (running !== worker) return;
      running = undefined;
      current?.settle({ why });
      finish();
    };
    worker.on('message', (message: JobMessage) => {
      if (message.id !== current?.job.id) return;
      current.take(message);
      if (message.kind === 'end' || message.kind === 'failed') finish();
    });
    worker.on('error', () => end('too much for the reader'));
    worker.on('exit', () => end('given up by the reader'));
    return worker;
  }
}

/** Takes the parts of a value as they come and settles with the whole. */
function putTogether(settle: (reading: ValueReading) => void): (message: JobMessage) => void {
  const assembly = createAssembly();
  const waiting: Part[] = [];
  let isEnded = false;
  let isPutting = false;
  let sliceEnds = 0;

  return (message) => {
    if (message.kind === 'failed') {
      settle({ why: message.why });
      return;
    }
    if (message.kind === 'end') isEnded = true;
    else waiting.push(message);
    if (!isPutting) put().catch(() => settle({ why: 'cannot be put together' }));
  };

  async function put(): Promise<void> {
    isPutting = true;
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      // The port hands over everything that has come in one turn, so the slice must outlast this call.
      if (performance.now() > sliceEnds) {
        await nextTurn();
        sliceEnds = performance.now() + sliceMs;
      }
      assembly.add(part);
    }
    isPutting = false;
    if (isEnded) settle({ value: assembly.value() });
  }
}
