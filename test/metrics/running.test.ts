import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { createPrometheusMetrics } from '../../src/metrics/prometheus.ts';
import { startTestApp } from '../support/app.ts';
import { heard } from '../support/ears.ts';
import { temporaryFolder } from '../support/folder.ts';
import { freePort } from '../support/free-port.ts';
import { sms } from '../support/notices.ts';
import { chat, senderStage } from '../support/sender-stage.ts';

/** The figures of a page, by name and labels. */
function figuresOf(page: string): ReadonlyMap<string, number> {
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

function ofCommand(name: string): string {
  return `smsc_chatops_commands_total{command="${name}",platform="terminal",result="ok"}`;
}

it('of a bot at work stand at /metrics, and no phone number or secret among them', async () => {
  const port = await freePort();
  const environment = { DATA_DIR: await temporaryFolder(), HTTP_PORT: String(port) };
  const input = new PassThrough();
  const output = new PassThrough();
  output.resume();
  const app = await startTestApp(environment, { input, output });
  onTestFinished(() => app.stop());
  input.write(
    '/balance\n/operator 79161234567\n/subscribe inbox from:79161234567\n/subscribe balance under:500\n/blance\n',
  );
  const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const figures = async () => figuresOf(await page());
  await expect.poll(async () => (await figures()).get(ofCommand('subscribe')), { timeout: 20_000 }).toBe(2);
  const looks = 'smsc_chatops_polls_total{watcher="inbox",result="ok"}';
  await expect.poll(async () => (await figures()).get(looks), { timeout: 20_000 }).toBe(1);

  const counted = await figures();
  expect(counted.get(ofCommand('balance'))).toBe(1);
  expect(counted.get('smsc_chatops_provider_calls_total{operation="balance.get",result="ok"}')).toBeGreaterThan(0);
  expect(counted.get('smsc_chatops_provider_calls_total{operation="incoming.get",result="ok"}')).toBe(1);
  expect(counted.get('smsc_chatops_provider_limit_wait_seconds_total{operation="incoming.get"}')).toBeLessThan(1);
  expect(counted.get('smsc_chatops_backlog{state="waiting"}')).toBe(0);
  expect(counted.get('smsc_chatops_backlog_age_seconds')).toBe(0);
  heard('figures', await page());
  expect(await page()).not.toMatch(/\d{5}|demo|from:/);
});

it('of messages tell what was shown, what failed, what was given up and what may be a repeat', async () => {
  const stage = await senderStage();
  const metrics = createPrometheusMetrics(
    () => stage.outbox.backlog(),
    () => stage.clock.now(),
  );
  const figures = async (): Promise<Readonly<Record<string, number>>> => {
    const all = [...figuresOf(await metrics.text())];
    return Object.fromEntries(all.map(([name, value]) => [name.replace('smsc_chatops_', ''), value]));
  };
  const sender = stage.send({ metrics });
  stage.platform.fail(chat, 'lost', 1);
  await stage.put([sms('one', { id: '1' })]);
  await stage.pass(6000);
  expect(await figures()).toMatchObject({
    'deliveries_total{platform="test",result="failed"}': 1,
    'deliveries_total{platform="test",result="sent"}': 1,
    'repeats_total{platform="test"}': 1,
  });

  stage.platform.fail(chat, 'refused');
  await stage.put([sms('two', { id: '2' })]);
  sender.nudge();
  await stage.pass(30_000);
  expect(await figures()).toMatchObject({ 'backlog{state="waiting"}': 1, backlog_age_seconds: 30 });
  await stage.pass(60_000);
  expect(await figures()).toMatchObject({
    'deliveries_total{platform="test",result="dead"}': 1,
    'deliveries_total{platform="test",result="failed"}': 5,
    'backlog{state="waiting"}': 0,
  });
});
