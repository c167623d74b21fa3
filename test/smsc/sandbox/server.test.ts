import { once } from 'node:events';
import { createConnection } from 'node:net';
import { request } from 'undici';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src/smsc/sandbox/server.ts';
import { manualClock, noon } from '../../support/clock.ts';
import { sandboxAccount } from '../../support/sandbox-account.ts';
import { get, read, testBench } from './ask.ts';

describe('the server', () => {
  it('listens on loopback, at an address that file names are appended to', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });

    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sys\/$/);
  });

  it('says how long an answer is and keeps the connection', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });
    const { port, pathname } = new URL(sandbox.url);
    const socket = createConnection(Number(port), '127.0.0.1');
    const ask = async (): Promise<string> => {
      socket.write(`GET ${pathname}balance.php?apikey=demo HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      const [chunk] = await once(socket, 'data');
      return String(chunk);
    };

    const first = await ask();
    const second = await ask();
    socket.destroy();

    expect(first).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(first.toLowerCase()).toContain('content-length: 7\r\n');
    expect(second.endsWith('\r\n\r\n1871.62')).toBe(true);
  });

  it('refuses a body above 8 MB', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });

    const answer = await request(`${sandbox.url}balance.php`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.alloc(8 * 1024 * 1024 + 1, 'a'),
    });

    expect((await read(answer)).status).toBe(413);
  });

  it('answers 500 when it fails itself', async () => {
    let broken = false;
    const clock = {
      ...manualClock(),
      now: () => {
        if (broken) throw new Error('no time');
        return noon;
      },
    };
    const { sandbox } = await testBench({ account: sandboxAccount(), clock });
    broken = true;

    expect((await get(`${sandbox.url}balance.php`)).status).toBe(500);
  });

  it('counts requests by what they ask for, without what they say', async () => {
    const { sandbox, ask } = await testBench({ account: sandboxAccount() });

    await ask('balance.php');
    await ask('balance.php', { psw: 'hunter2' });
    await ask('senders.php', { get: '1', sender: 'hunter2' });
    await ask('senders.php', { hunter2: '1' });

    expect(sandbox.counts()).toEqual({
      requests: { 'balance.php': 2, 'senders.php get': 1, unknown: 1 },
      refusals: { 1: 1, 2: 1, 3: 1 },
      atOnce: 0,
    });
  });

  it('does not touch the account that it was given', async () => {
    const account = sandboxAccount();
    const { ask } = await testBench({ account });

    await ask('senders.php', { add: '1', sender: 'shop' });

    expect(account.senders).toEqual([]);
  });

  it('closes with answers under way, and twice', async () => {
    const clock = manualClock();
    const sandbox = await startSandbox({ clock, account: sandboxAccount() });
    sandbox.fault('slow', 60_000);
    const answer = get(`${sandbox.url}balance.php`);
    await clock.asleep();

    await Promise.all([sandbox.close(), expect(answer).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' })]);
    await sandbox.close();

    expect(clock.sleepers()).toEqual([]);
    await expect(get(sandbox.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('fails in words of the system when the port is taken', async () => {
    const { sandbox } = await testBench({ account: sandboxAccount() });

    const second = startSandbox({ port: Number(new URL(sandbox.url).port) });

    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
