export interface KeptOptions {
  readonly maxCount: number;
  /** How much the kept values may weigh together. */
  readonly maxWeight: number;
}

/** The last known values, the ones used least lately forgotten first. */
export interface Kept<Value> {
  get(key: string): Value | undefined;
  /** @param weight - roughly what the value takes, in bytes; one heavier than all may weigh is not kept */
  set(key: string, value: Value, weight: number): void;
}

/**
 * Keeps values in memory only, as many as both caps allow.
 *
 * @param options - `maxWeight` is in the unit of the weights that are given to `set`
 */
export function createKept<Value>({ maxCount, maxWeight }: KeptOptions): Kept<Value> {
  const entries = new Map<string, { readonly value: Value; readonly weight: number }>();
  let total = 0;

  function forget(key: string): void {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  }

  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set: (key, value, weight) => {
      forget(key);
      if (weight > maxWeight) return;
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (entries.size <= maxCount && total <= maxWeight) return;
        forget(oldest);
      }
    },
  };
}
