import type { Claim } from '../../src/bot/outbox/delivery.ts';

/** A delivery as the model sees it. */
interface Item {
  readonly number: number;
  readonly kind: string;
  state: 'waiting' | 'held' | 'sent' | 'dead';
  held: string;
  dueAt: number;
  claim: number | undefined;
  isRepeat: boolean;
}

/** What a claim is expected to be. */
export interface ModelClaim {
  readonly numbers: readonly number[];
  readonly isRepeat: boolean;
  readonly posted: number;
}

const day = 86_400_000;

/** One conversation of an outbox, told as simply as can be, in one array. */
export class TargetModel {
  readonly items: Item[] = [];
  isPaused = false;
  #dueAt = 0;
  #failures = 0;
  #turn = 0;
  #until: number | undefined;
  #open: { readonly id: number; posted: number } | undefined;

  put(number: number, kind: string, at: number, held?: number): void {
    const state = held === undefined ? 'waiting' : 'held';
    const reason = held === undefined ? '' : 'quiet';
    this.items.push({ number, kind, state, held: reason, dueAt: held ?? at, claim: undefined, isRepeat: false });
  }

  get waiting(): readonly Item[] {
    return this.items.filter(({ state }) => state === 'waiting');
  }

  get #claimed(): readonly Item[] {
    return this.waiting.filter(({ claim }) => claim !== undefined && claim === this.#open?.id);
  }

  isDue(now: number): boolean {
    const isFree = this.#until === undefined || this.#until <= now;
    return !this.isPaused && this.#dueAt <= now && isFree && this.waiting.length > 0;
  }

  claim(now: number, most: number, leaseMs: number): ModelClaim | undefined {
    if (!this.isDue(now)) return undefined;
    this.#turn += 1;
    if (this.#open !== undefined && this.#until !== undefined) for (const item of this.#claimed) item.isRepeat = true;
    if (this.#open === undefined) {
      this.#open = { id: this.#turn, posted: 0 };
      const [first] = this.waiting;
      const group = (item: Item): string =>
        JSON.stringify([item.held === '' ? item.kind : '', item.held, item.isRepeat]);
      for (const item of this.waiting.slice(0, most)) {
        if (first === undefined || group(item) !== group(first)) break;
        item.claim = this.#turn;
      }
    }
    this.#until = now + leaseMs;
    const claimed = this.#claimed;
    return {
      numbers: claimed.map(({ number }) => number),
      isRepeat: claimed.some(({ isRepeat }) => isRepeat),
      posted: this.#open.posted,
    };
  }

  /** Whether a claim is still heard; it is the one of the newest turn, and not over. */
  hears(claim: Claim): boolean {
    return this.#open !== undefined && claim.turn === this.#turn;
  }

  step(claim: Claim): boolean {
    if (!this.hears(claim) || this.#open === undefined) return false;
    this.#open.posted += 1;
    return true;
  }

  end(claim: Claim, state: 'sent' | 'dead'): boolean {
    if (!this.hears(claim)) return false;
    for (const item of this.#claimed) item.state = state;
    this.#open = undefined;
    this.#until = undefined;
    this.#dueAt = 0;
    this.#failures = 0;
    return true;
  }

  fail(claim: Claim, now: number, mayBeShown: boolean, retryAfterMs?: number): number | undefined {
    if (!this.hears(claim)) return undefined;
    let died = 0;
    for (const item of this.#claimed) {
      item.isRepeat ||= mayBeShown;
      if (item.dueAt > now - 5 * day) continue;
      item.state = 'dead';
      died += 1;
    }
    const rest = this.#claimed;
    if (rest.length === 0 || !(rest.some(({ isRepeat }) => isRepeat) || (this.#open?.posted ?? 0) > 0)) {
      for (const item of rest) item.claim = undefined;
      this.#open = undefined;
    }
    this.#until = undefined;
    if (died > 0) this.#failures = 1;
    else if (retryAfterMs === undefined) this.#failures += 1;
    const pauses = [5, 15, 45, 135, 405, 1215, 3645, 10_935, 21_600];
    this.#dueAt = now + (retryAfterMs ?? (pauses[Math.min(this.#failures, pauses.length) - 1] ?? 0) * 1000);
    return this.#dueAt;
  }

  release(now: number): number {
    const due = this.items.filter(({ state, dueAt }) => state === 'held' && dueAt <= now);
    for (const item of due) item.state = 'waiting';
    return due.length;
  }

  resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.#dueAt = 0;
    this.#failures = 0;
  }
}
