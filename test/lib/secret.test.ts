import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { secret } from '../../src/lib/secret.ts';

describe('a secret', () => {
  it('is shown only by reveal', () => {
    const hidden = secret('canary');

    const shown = [
      String(hidden),
      JSON.stringify({ hidden }),
      inspect({ hidden }),
      inspect(hidden, { showHidden: true }),
    ];

    expect(hidden.reveal()).toBe('canary');
    for (const text of shown) {
      expect(text).toContain('[secret]');
      expect(text).not.toContain('canary');
    }
  });
});
