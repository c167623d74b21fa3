import type { Call } from './calls.ts';
import { bad, forbidden, Refusal, tooMany, upgraded } from './refusal.ts';

/** What goes wrong with a call. */
export type FaultKind =
  | { readonly kind: 'flood'; readonly retryAfter: number }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'kicked' }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'migrated'; readonly to: number }
  | { readonly kind: 'refused'; readonly code: number; readonly description: string }
  /** A page of HTML, as a proxy in front of Telegram answers; with `after` the call had its effect. */
  | { readonly kind: 'page'; readonly status: 500 | 502 | 503 | 504; readonly after?: boolean }
  /** Never answers; with `after` the call had its effect. */
  | { readonly kind: 'silence'; readonly after?: boolean }
  /** The connection breaks; with `after` the call had its effect. */
  | { readonly kind: 'reset'; readonly after?: boolean }
  | { readonly kind: 'slow'; readonly ms: number };

export interface FaultOptions {
  /** How many calls it hits; `Infinity` until it is lifted. One by default. */
  readonly times?: number;
  /** Only the calls for which this holds. */
  readonly when?: (call: Call) => boolean;
}

export interface Faults {
  /** Sets a fault for one method, or for `*` all of them; gives what lifts it. */
  readonly set: (method: string, fault: FaultKind, options?: FaultOptions) => () => void;
  /** The fault that hits a call, if any; it is used up by that. */
  readonly hit: (call: Call) => FaultKind | undefined;
  readonly clear: () => void;
}

interface Planned {
  readonly method: string;
  readonly fault: FaultKind;
  readonly when: (call: Call) => boolean;
  left: number;
}

export function createFaults(): Faults {
  let planned: readonly Planned[] = [];
  return {
    set: (method, fault, { times = 1, when = () => true } = {}) => {
      const plan: Planned = { method, fault, when, left: times };
      planned = [...planned, plan];
      return () => {
        planned = planned.filter((other) => other !== plan);
      };
    },
    hit: (call) => {
      const plan = planned.find(({ method, when }) => (method === '*' || method === call.method) && when(call));
      if (plan === undefined) return undefined;
      plan.left -= 1;
      if (plan.left <= 0) planned = planned.filter((other) => other !== plan);
      return plan.fault;
    },
    clear: () => {
      planned = [];
    },
  };
}

/** The refusal that a fault is, when it is one. */
export function refusalOf(fault: FaultKind): Refusal | undefined {
  switch (fault.kind) {
    case 'flood':
      return tooMany(fault.retryAfter);
    case 'conflict': {
      const words = 'terminated by other getUpdates request; make sure that only one bot instance is running';
      return new Refusal(409, `Conflict: ${words}`);
    }
    case 'blocked':
      return forbidden('bot was blocked by the user');
    case 'kicked':
      return forbidden('bot was kicked from the supergroup chat');
    case 'unauthorized':
      return new Refusal(401, 'Unauthorized');
    case 'migrated':
      return upgraded(fault.to);
    case 'refused':
      return fault.code === 400 && !fault.description.startsWith('Bad Request')
        ? bad(fault.description)
        : new Refusal(fault.code, fault.description);
    case 'page':
    case 'silence':
    case 'reset':
    case 'slow':
      return undefined;
  }
}
