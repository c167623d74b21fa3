import { type ActiveFault, type FaultKind, faultKinds } from './control.ts';

export interface Faults {
  /** Switches a fault on; one that is on already lasts until the later end. */
  start(kind: FaultKind, ms: number): void;
  clear(): void;
  isOn(kind: FaultKind): boolean;
  active(): readonly ActiveFault[];
}

/** The faults that are switched on, on the clock that `now` reads. */
export function createFaults(now: () => number): Faults {
  const ends = new Map<FaultKind, number>();
  const isOn = (kind: FaultKind): boolean => (ends.get(kind) ?? Number.NEGATIVE_INFINITY) > now();

  return {
    start: (kind, ms) => {
      ends.set(kind, Math.max(ends.get(kind) ?? 0, now() + ms));
    },
    clear: () => ends.clear(),
    isOn,
    active: () =>
      faultKinds.filter(isOn).map((kind) => ({
        kind,
        until: Temporal.Instant.fromEpochMilliseconds(ends.get(kind) ?? 0),
      })),
  };
}
