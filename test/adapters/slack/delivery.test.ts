import { describe, expect, it } from 'vitest';
import { deliveryId, withoutTokens } from '../../../src/adapters/slack/delivery.ts';
import { direct, pressed, slash, submitted } from '../../support/slack-deliveries.ts';

describe('the id of a delivery', () => {
  it('is the same when the same comes again', () => {
    const payloads = [slash('/balance'), direct('balance'), pressed({ value: 'a' }), submitted({}), { a: 1, b: [2] }];
    for (const payload of payloads) {
      expect(deliveryId(structuredClone(payload))).toBe(deliveryId(payload));
      expect(deliveryId(withoutTokens(payload))).toBe(deliveryId(payload));
    }
  });

  it.each([
    [direct('balance'), direct('balance', {}, { event_id: 'Ev02' })],
    [slash('/balance'), slash('/balance', '', { trigger_id: '1.2.4' })],
    [pressed({ value: 'a' }), pressed({ value: 'a', action_ts: '1763456402.000000' })],
    [submitted({}), submitted({}, {}, { trigger_id: '7.8.0' })],
    [submitted({}, { hash: '1.a' }), submitted({}, { hash: '1.b' })],
    [{ a: 1 }, { a: 2 }],
    [{ a: [1, 2] }, { a: [2, 1] }],
  ])('differs when it is another one', (one, other) => {
    expect(deliveryId(one)).not.toBe(deliveryId(other));
  });

  it('is the same for a form that is sent twice', () => {
    const twice = [submitted({}, { hash: '1.a' }), submitted({}, { hash: '1.a' }, { trigger_id: '7.8.0' })];

    expect(new Set(twice.map(deliveryId)).size).toBe(1);
  });

  it('does not depend on the order of fields where Slack gives none', () => {
    expect(deliveryId({ a: 1, b: { c: 2, d: 3 } })).toBe(deliveryId({ b: { d: 3, c: 2 }, a: 1 }));
  });

  it('of one kind is never that of another', () => {
    const ids = [{ event_id: 'x' }, { trigger_id: 'x' }, { other: 'x' }].map(deliveryId);

    expect(new Set(ids).size).toBe(3);
  });
});

describe('what is kept of a delivery', () => {
  it('is all of it but the tokens', () => {
    const { token: _token, ...rest } = slash('/balance');

    expect(withoutTokens({ ...slash('/balance'), bot_access_token: 'secret' })).toEqual(rest);
  });
});
