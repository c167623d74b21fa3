import { describe, expect, it } from 'vitest';
import { everySender } from '../../../src/smsc/areas/every-sender.ts';
import { sandboxAccount, sandboxSender } from '../../support/sandbox-account.ts';
import { withSandboxClient } from '../../support/sandbox-client.ts';

/** An account with so many names, the newest first as the provider lists them. */
function accountWith(count: number) {
  const senders = Array.from({ length: count }, (_, index) => {
    const id = String(index + 1);
    return sandboxSender({ id, name: `name_${id}` });
  });
  return sandboxAccount({ senders });
}

describe('every sender name', () => {
  it.each([
    [0, 1],
    [3, 1],
    [15_000, 2],
    [15_003, 2],
  ])('of %i are found in %i requests, each once', async (count, requests) => {
    await withSandboxClient(accountWith(count), 3, async ({ client, sandbox }) => {
      const { value, stale } = await everySender(client.senders, { all: true });

      expect(new Set(value.map((sender) => sender.id)).size).toBe(count);
      expect(value).toHaveLength(count);
      expect(stale).toBeUndefined();
      expect(sandbox.counts().requests).toEqual({ 'senders.php get': requests });
    });
  });

  it('are as old as the oldest page, and stale when a page is', async () => {
    await withSandboxClient(accountWith(15_003), 3, async ({ client, sandbox }) => {
      const first = await everySender(client.senders, { all: true });

      sandbox.fault('html', 60_000);
      const later = await everySender(client.senders, { all: true }, { maxAgeMs: 0 });

      expect(later.value).toHaveLength(15_003);
      expect(later.stale?.code).toBe('unreachable');
      expect(later.at.epochMilliseconds).toBe(first.at.epochMilliseconds);
    });
  });
});
