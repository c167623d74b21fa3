import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../src/smsc/decode/decode.ts';
import { proveAnswers } from '../../support/answers-proof.ts';
import { samples } from '../../support/samples.ts';

describe('damaged answers', () => {
  it('are refused, or read to what they say', async () => {
    const tally = await proveAnswers(4_000, 20_261_121);

    expect(tally.failures).toEqual([]);
    expect(tally.crashes + tally.wrongValues).toBe(0);
    expect(tally.refused).toBeGreaterThan(2_000);
    expect(tally.accepted).toBeGreaterThan(500);
  });

  it.each(samples.map((sample) => [sample.name, sample] as const))(
    'are refused wherever they are cut: %s',
    async (_name, { operation, params, format, text }) => {
      const decoder = createDecoder();
      const bytes = Buffer.from(text);
      const layout = operation.layout(params);
      const whole = await decoder.decodeAnswer({ bytes, format, layout, framed: true });

      expect(whole.kind).toBe('rows');
      for (let length = 1; length < bytes.length; length += 1) {
        const cut = await decoder.decodeAnswer({ bytes: bytes.subarray(0, length), format, layout, framed: true });
        expect(cut.kind, `${length} bytes of ${bytes.length}`).toBe('unreadable');
      }
      await decoder.close();
    },
  );
});
