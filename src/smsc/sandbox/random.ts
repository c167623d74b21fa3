/** Numbers that look random and are the same for the same seed and salt. */
export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  /** One of the items, each as likely as its weight, or all alike. @throws RangeError when there is none */
  pick<Item>(items: readonly Item[], weight?: (item: Item) => number): Item;
  /** How long until the next thing of a kind that happens every `meanMs` milliseconds on average; never 0. */
  wait(meanMs: number): number;
}

/** A fresh sequence for a seed and any further numbers that tell sequences apart. */
export function randomFor(seed: number, ...salt: readonly number[]): Random {
  let state = salt.reduce((mixed, part) => mix(mixed ^ mix(part)), mix(seed));

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    return mix(state) / 2 ** 32;
  }

  function pick<Item>(items: readonly Item[], weight: (item: Item) => number = () => 1): Item {
    let left = next() * items.reduce((sum, item) => sum + weight(item), 0);
    let last: { readonly item: Item } | undefined;
    for (const item of items) {
      last = { item };
      left -= weight(item);
      if (left < 0) break;
    }
    if (last === undefined) throw new RangeError('nothing to pick from');
    return last.item;
  }

  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick,
    wait: (meanMs) => 1 + Math.round(-Math.log(1 - next()) * meanMs),
  };
}

/** Spreads every bit of a number over the whole of 32 bits. */
function mix(number: number): number {
  let bits = (number ^ Math.floor(number / 2 ** 32)) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
