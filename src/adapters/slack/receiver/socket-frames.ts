/** What a frame from Slack is, as far as it must be known before the library sees it. */
export type Frame =
  | { readonly kind: 'hello' }
  | { readonly kind: 'disconnect' }
  /** `event` is the type of an event; commands and interactions have none. */
  | { readonly kind: 'envelope'; readonly id: string; readonly event: string | undefined }
  | { readonly kind: 'garbage' };

const garbage: Frame = { kind: 'garbage' };

/**
 * Tells what a frame is. The library would stumble over one that has not the shape it expects, and the process with it.
 *
 * @see https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function readFrame(data: unknown): Frame {
  const message = typeof data === 'string' ? objectIn(data) : undefined;
  if (message === undefined) return garbage;
  const { type, envelope_id: id } = message;
  if (type === 'hello' || type === 'disconnect') return { kind: type };
  const payload = message['payload'];
  if (typeof id !== 'string' || !isObject(payload)) return garbage;
  if (type === 'slash_commands' || type === 'interactive') return { kind: 'envelope', id, event: undefined };
  const event = type === 'events_api' && isObject(payload['event']) ? payload['event']['type'] : undefined;
  return typeof event === 'string' ? { kind: 'envelope', id, event } : garbage;
}

function objectIn(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
