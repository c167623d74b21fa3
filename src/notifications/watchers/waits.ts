import { mapInSlices } from '../../lib/slices.ts';

/** Something that waits for somebody's decision. */
interface Wait {
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** Whether its beginning was seen, so that its length says something. */
  readonly isWhole: boolean;
  readonly isTold: boolean;
}

/** What is remembered of waits, as JSON. Keys are of the form `<id> <kind>`. */
export interface WaitsState {
  readonly waits: Readonly<Record<string, Wait>>;
  /** By kind, how long the last ones took, in milliseconds, the newest last. */
  readonly durations: Readonly<Record<string, readonly number[]>>;
}

/** A wait that has become unusually long. */
export interface LongWait {
  readonly id: string;
  readonly kind: string;
  readonly waitedMs: number;
  /** How long nine of ten take; absent while too few are known. */
  readonly usualMs?: number;
}

/** The waits during one look. */
export interface Waits {
  /** Notes that something waits; nothing changes when that is known. @param isWhole - whether it began just now */
  wait(id: string, kind: string, isWhole: boolean): void;
  /** Notes that it waits no longer. @param isDecided - whether it ended as waits do, so that its length is learnt from */
  end(id: string, kind: string, isDecided: boolean): void;
  /** Forgets all waits of an id. */
  forget(id: string): void;
  /** Those that have become unusually long; each is given once. */
  takeLong(): Promise<readonly LongWait[]>;
  state(): WaitsState;
}

const dayMs = 86_400_000;
/** Nothing is called long before. */
const leastMs = dayMs;
/** How many times as long as usual is unusual. */
const unusual = 3;
/** With fewer examples moderation is taken to last up to a day, so that three days are long. */
const leastExamples = 5;
const defaultUsualMs = dayMs;
const mostExamples = 50;

/**
 * Learns how long things of each kind wait and finds those that wait unusually long.
 *
 * @param last - what was remembered; `undefined` at the first look
 * @param now - milliseconds since the epoch
 */
export function createWaits(last: WaitsState | undefined, now: number): Waits {
  const waits = new Map(Object.entries(last?.waits ?? {}));
  const durations = new Map(Object.entries(last?.durations ?? {}));

  return {
    wait: (id, kind, isWhole) => {
      const key = keyOf(id, kind);
      if (!waits.has(key)) waits.set(key, { since: now, isWhole, isTold: false });
    },
    end: (id, kind, isDecided) => {
      const key = keyOf(id, kind);
      const wait = waits.get(key);
      if (wait === undefined) return;
      waits.delete(key);
      if (!isDecided || !wait.isWhole) return;
      const examples = [...(durations.get(kind) ?? []), Math.max(0, now - wait.since)];
      durations.set(kind, examples.slice(-mostExamples));
    },
    forget: (id) => {
      for (const key of waits.keys()) if (key.startsWith(`${id} `)) waits.delete(key);
    },
    takeLong: async () => {
      const usualMs = new Map([...durations].map(([kind, examples]) => [kind, usual(examples)]));
      const long = await mapInSlices([...waits], ([key, wait]): LongWait | undefined => {
        const space = key.indexOf(' ');
        const kind = key.slice(space + 1);
        const usually = usualMs.get(kind);
        const waitedMs = now - wait.since;
        if (wait.isTold || waitedMs < Math.max(leastMs, unusual * (usually ?? defaultUsualMs))) return undefined;
        waits.set(key, { ...wait, isTold: true });
        return { id: key.slice(0, space), kind, waitedMs, ...(usually !== undefined && { usualMs: usually }) };
      });
      return long.filter((one) => one !== undefined);
    },
    state: () => ({ waits: Object.fromEntries(waits), durations: Object.fromEntries(durations) }),
  };
}

/** How long the longest of several waits has been, and is usually. */
export function longestOf(waits: readonly LongWait[]): Pick<LongWait, 'waitedMs' | 'usualMs'> {
  const longest = waits.reduce((one, other) => (other.waitedMs > one.waitedMs ? other : one));
  const { waitedMs, usualMs } = longest;
  return { waitedMs, ...(usualMs !== undefined && { usualMs }) };
}

/** Ids have no spaces; kinds come from the provider and may have. */
function keyOf(id: string, kind: string): string {
  return `${id} ${kind}`;
}

/** The 90th percentile; `undefined` of too few. */
function usual(examples: readonly number[]): number | undefined {
  if (examples.length < leastExamples) return undefined;
  const sorted = examples.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.9) - 1];
}
