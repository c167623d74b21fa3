import type { PrometheusMetrics } from '../metrics/prometheus.ts';
import type { Route } from './server.ts';

/** `/metrics`, for Prometheus. */
export function metricsRoute({ text, mediaType }: Pick<PrometheusMetrics, 'text' | 'mediaType'>): Route {
  return async ({ method }) =>
    method === 'GET' || method === 'HEAD' ? { status: 200, body: await text(), mediaType } : { status: 405 };
}
