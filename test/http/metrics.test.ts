import { expect, it } from 'vitest';
import { metricsRoute } from '../../src/http/metrics.ts';
import { createPrometheusMetrics } from '../../src/metrics/prometheus.ts';

const request = { query: '', headers: {}, body: Buffer.alloc(0) };
const route = metricsRoute(
  createPrometheusMetrics(
    async () => ({ count: 0, paused: 0, held: 0 }),
    () => 0,
  ),
);

it('gives the figures to those who ask', async () => {
  const answer = await route({ ...request, method: 'GET' });

  expect(answer).toMatchObject({ status: 200, mediaType: 'text/plain; version=0.0.4' });
  expect(answer.body).toContain('smsc_chatops_backlog{state="waiting"} 0');
});

it('takes nothing', async () => {
  expect(await route({ ...request, method: 'POST' })).toEqual({ status: 405 });
});
