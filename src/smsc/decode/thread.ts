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
  /** After this time an answer is given up and the thread replaced. */
  readonly limitMs?: number;
  /** How much memory the thread may take, in megabytes. 48 are enough for the largest answer of the pages. */
  readonly heapMb?: number;
}

/** How long parts are put together before the event loop gets a turn. */
const sliceMs = 8;

interface Running {
  readonly worker: Worker;
  readonly jobs: Map<number, PendingJob>;
}

interface PendingJob {
  readonly take: (message: JobMessage) => void;
  readonly settle: (reading: ValueReading) => void;
}

/** A thread that starts when it is first needed and again when it has died. It does not keep the process alive. */
export function createDecodingThread({ limitMs = 20_000, heapMb = 256 }: ThreadOptions = {}): DecodingThread {
  let running: Running | undefined;
  let isClosed = false;
  let lastId = 0;

  return {
    read: async (bytes, structure) => {
      if (isClosed) return { why: 'closed' };
      running ??= start();
      const { worker, jobs } = running;
      lastId += 1;
      const job: Job = { id: lastId, bytes: new Uint8Array(bytes), structure };
      const reading = expect(jobs, job.id);
      const timer = setTimeout(() => void worker.terminate(), limitMs);
      worker.ref();
      worker.postMessage(job, [job.bytes.buffer as ArrayBuffer]);
      try {
        return await reading;
      } finally {
        clearTimeout(timer);
        if (jobs.size === 0) worker.unref();
      }
    },
    close: async () => {
      isClosed = true;
      await running?.worker.terminate();
    },
  };

  function start(): Running {
    const jobs = new Map<number, PendingJob>();
    // Without the environment: the thread needs none of what stands there.
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const end = (why: string): void => {
      if (running?.worker === worker) running = undefined;
      for (const job of jobs.values()) job.settle({ why });
    };
    worker.on('message', (message: JobMessage) => jobs.get(message.id)?.take(message));
    worker.on('error', () => end('too much for the reader'));
    worker.on('exit', () => end('given up by the reader'));
    return { worker, jobs };
  }
}

/** The value of a job, put together from its parts as they come. */
function expect(jobs: Map<number, PendingJob>, id: number): Promise<ValueReading> {
  return new Promise((resolve) => {
    const assembly = createAssembly();
    const waiting: Part[] = [];
    let isEnded = false;
    let isPutting = false;
    let sliceEnds = 0;

    const settle = (reading: ValueReading): void => {
      jobs.delete(id);
      resolve(reading);
    };
    const put = async (): Promise<void> => {
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
    };
    const take = (message: JobMessage): void => {
      if (message.kind === 'failed') {
        settle({ why: message.why });
        return;
      }
      if (message.kind === 'end') isEnded = true;
      else waiting.push(message);
      if (!isPutting) put().catch(() => settle({ why: 'cannot be put together' }));
    };
    jobs.set(id, { take, settle });
  });
}
