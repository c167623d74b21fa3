import { fromJson } from '../../storage/json.ts';
import type { Change } from '../topics/change.ts';
import type { Delivery, DeliveryKind } from './delivery.ts';

export type DeliveryRow = {
  readonly number: number;
  readonly event: string;
  readonly change: string;
  readonly subscription: number;
  readonly topic: string;
  readonly kind: DeliveryKind;
  readonly at: number;
  readonly attempts: number;
  readonly held: string;
  readonly is_repeat: number;
  readonly claim: string | null;
};

/** Deliveries with their events, for a WHERE that names the columns of `delivery` by themselves. */
export const selectDeliveries = `SELECT number, event, change, subscription, delivery.topic AS topic, kind, event.at AS at,
  attempts, held, is_repeat, claim FROM delivery
  JOIN event ON event.account = delivery.account AND event.id = delivery.event`;

export function deliveryOf({ number, event, change, subscription, kind, at, attempts, held }: DeliveryRow): Delivery {
  return {
    number,
    event,
    change: changeOf(change),
    subscription,
    kind,
    at,
    attempts,
    ...(held === '' ? {} : { held }),
  };
}

export function changeOf(json: string): Change {
  return fromJson(json, 'a change') as Change;
}
