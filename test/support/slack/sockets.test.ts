import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createWatchers, type Watchers } from '../telegram/watchers.ts';
import { type SocketServer, startSockets } from './sockets.ts';

let sockets: SocketServer;
let watchers: Watchers;
beforeEach(async () => {
  watchers = createWatchers();
  sockets = await startSockets({ appId: 'A1', watchers, pingMs: 5 });
});
afterEach(() => sockets.close());

const frame = { envelopeId: 'e1', text: '{"envelope_id":"e1","payload":{}}' };

/** A bot that says nothing by itself, with everything it has heard. */
async function connected(): Promise<{ readonly socket: WebSocket; readonly heard: string[] }> {
  const socket = new WebSocket(sockets.address());
  const heard: string[] = [];
  socket.on('message', (data: Buffer) => {
    heard.push(data.toString('utf8'));
    watchers.changed();
  });
  await once(socket, 'message');
  return { socket, heard };
}

describe('a socket', () => {
  test('opens once with a ticket, and says hello', async () => {
    const address = sockets.address();
    const socket = new WebSocket(address);
    const [hello] = (await once(socket, 'message')) as readonly unknown[];
    expect(JSON.parse(String(hello))).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A1' },
    });
    const again = new WebSocket(address);
    const [error] = (await once(again, 'error')) as readonly unknown[];
    expect(String(error)).toContain('401');
    expect([sockets.open(), sockets.opened()]).toEqual([1, 1]);
  });

  test('takes acknowledgements of what went over it, with their payload', async () => {
    const first = await connected();
    const second = await connected();
    const delivery = sockets.deliver(frame);
    await watchers.until(() => second.heard.length === 2);
    first.socket.send('{"envelope_id":"e1","payload":{"text":"elsewhere"}}');
    second.socket.send('{"envelope_id":"e1","payload":{"text":"here"}}');
    expect(await delivery).toMatchObject({ acknowledged: true, status: 200, payload: { text: 'here' } });
    const older = sockets.deliver({ envelopeId: 'e2', text: '{}' }, 0);
    await watchers.until(() => first.heard.length === 2);
    first.socket.send('{"envelope_id":"e2","payload":{}}');
    expect(await older).toMatchObject({ acknowledged: true, payload: undefined });
  });

  test('that is cut, or is not there, acknowledges nothing', async () => {
    expect(await sockets.deliver(frame)).toMatchObject({ acknowledged: false });
    const { socket } = await connected();
    const delivery = sockets.deliver(frame);
    sockets.cut();
    expect(await delivery).toMatchObject({ acknowledged: false, status: 0 });
    const [code] = (await once(socket, 'close')) as readonly unknown[];
    expect(code).toBe(1006);
    await sockets.until(0);
  });

  test('is told that it ends, and then is closed or is not', async () => {
    const polite = await connected();
    sockets.disconnect('warning', true);
    await once(polite.socket, 'close');
    expect(polite.heard[1]).toContain('"type":"disconnect","reason":"warning"');
    await sockets.until(0);

    const { socket } = await connected();
    sockets.disconnect('refresh_requested', false);
    const delivery = sockets.deliver(frame);
    await watchers.until(() => sockets.open() === 1);
    socket.send('{"envelope_id":"e1","payload":{}}');
    expect((await delivery).acknowledged).toBe(true);
    socket.close();
    await expect(sockets.until(0, 50)).rejects.toThrow('Nothing of the kind');
    socket.terminate();
    await sockets.until(0);
  });

  test('pings and answers pings until it is frozen', async () => {
    const { socket, heard } = await connected();
    await once(socket, 'ping');
    socket.ping('are you there');
    const [pong] = (await once(socket, 'pong')) as readonly unknown[];
    expect(String(pong)).toBe('are you there');
    sockets.freeze();
    let isAlive = false;
    for (const sign of ['ping', 'pong', 'message', 'close']) socket.once(sign, () => (isAlive = true));
    socket.ping();
    void sockets.deliver(frame);
    await expect(sockets.until(0, 50)).rejects.toThrow('Nothing of the kind');
    expect([isAlive, heard.length]).toEqual([false, 1]);
    socket.terminate();
    await sockets.until(0);
  });

  test('may answer pings while it sends none', async () => {
    const { socket } = await connected();
    sockets.freeze(true);
    let pings = 0;
    socket.on('ping', () => (pings += 1));
    socket.ping('are you there');
    await once(socket, 'pong');
    const before = pings;
    await expect(sockets.until(0, 50)).rejects.toThrow('Nothing of the kind');
    expect(pings).toBe(before);
    socket.terminate();
  });

  test('carries garbage as it stands', async () => {
    const { heard } = await connected();
    sockets.garbage('{');
    await watchers.until(() => heard.length === 2);
    expect(heard[1]).toBe('{');
  });
});
