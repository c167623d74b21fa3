import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../support/sandbox-account.ts';
import { get, testBench } from './ask.ts';

const question = 'balance.php?login=demo&psw=demo&cur=1&fmt=3';

/** What the one who asks sees of a connection that was cut. */
const cut = expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/);

describe('a fault', () => {
  it('outage cuts connections', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });
    sandbox.fault('outage', 1_000);

    await expect(get(sandbox.url + question)).rejects.toMatchObject({ code: cut });

    sandbox.clearFaults();
    expect((await get(sandbox.url + question)).status).toBe(200);
  });

  it('outage cuts an answer that is on its way', async () => {
    const { sandbox, clock } = await testBench({ account: sandboxAccount() });
    sandbox.fault('slow', 60_000);
    const answer = get(sandbox.url + question);
    await clock.asleep();

    sandbox.fault('outage', 60_000);

    await expect(answer).rejects.toMatchObject({ code: cut });
  });

  it('slow holds an answer back for five seconds', async () => {
    const { sandbox, clock } = await testBench({ account: sandboxAccount() });
    sandbox.fault('slow', 60_000);

    const answer = get(sandbox.url + question);
    await clock.asleep();

    expect(clock.sleepers()).toEqual([5_000]);
    await clock.advance(5_000);
    expect((await answer).text).toContain('1871.62');
  });

  it('broken tears an answer in the middle', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });
    const { text: whole } = await get(sandbox.url + question);
    sandbox.fault('broken', 1_000);

    const { text } = await get(sandbox.url + question);

    expect(text.length).toBe(Math.floor(whole.length / 2));
    expect(whole.startsWith(text)).toBe(true);
  });

  it("html is a proxy's page", async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });
    sandbox.fault('html', 1_000);

    const answer = await get(sandbox.url + question);

    expect(answer).toMatchObject({ status: 502, type: 'text/html' });
    expect(answer.text).toContain('502 Bad Gateway');
  });

  it.each([
    ['blocked', 4],
    ['denied', 2],
    ['limited', 9],
  ] as const)('%s is error %i', async (kind, number) => {
    const { sandbox, refusal } = await testBench({ account: sandboxAccount() });
    sandbox.fault(kind, 1_000);

    expect(await refusal('balance.php')).toBe(number);
    sandbox.clearFaults();
    expect(await refusal('balance.php')).toBe(0);
  });

  it("ends on the sandbox's clock, whether it runs or is moved", async () => {
    const { sandbox, clock, refusal } = await testBench({ account: sandboxAccount() });
    sandbox.fault('denied', 60_000);
    sandbox.fault('blocked', 600_000);
    sandbox.fault('blocked', 1_000);
    const start = sandbox.now();

    expect(sandbox.faults().map(({ kind, until }) => [kind, until.since(start).total('seconds')])).toEqual([
      ['blocked', 600],
      ['denied', 60],
    ]);
    await clock.advance(59_999);
    expect(sandbox.faults()).toHaveLength(2);
    await clock.advance(1);
    expect(sandbox.faults().map(({ kind }) => kind)).toEqual(['blocked']);
    sandbox.advance(540_000);
    expect(sandbox.faults()).toEqual([]);
    expect(await refusal('balance.php')).toBe(0);
  });
});
