import type { Fault } from './control.ts';

export interface Faults {
  readonly set: (fault: Fault) => void;
  /** The fault that hits a call of a method, if any; it is used up by that. */
  readonly hit: (method: string) => Fault['as'] | undefined;
  readonly clear: () => void;
}

export function createFaults(): Faults {
  let planned: readonly { readonly fault: Fault; left: number }[] = [];
  return {
    set: (fault) => {
      planned = [...planned, { fault, left: fault.times ?? Number.POSITIVE_INFINITY }];
    },
    hit: (method) => {
      const plan = planned.find(({ fault }) => fault.method === undefined || fault.method === method);
      if (plan === undefined) return undefined;
      plan.left -= 1;
      if (plan.left <= 0) planned = planned.filter((other) => other !== plan);
      return plan.fault.as;
    },
    clear: () => {
      planned = [];
    },
  };
}
