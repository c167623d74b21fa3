import { createHash } from 'node:crypto';
import { fieldsOf, listOf, type Payload, textOf } from './payload.ts';

/**
 * Tells one delivery from another: the same again, over another socket or in a repeated request, has the same id. So
 * has a form that is sent twice.
 *
 * @see https://docs.slack.dev/apis/events-api#retries
 */
export function deliveryId(payload: unknown): string {
  const { event_id, trigger_id, actions, type, view } = fieldsOf(payload);
  const event = textOf(event_id);
  if (event !== undefined) return `event ${event}`;
  // Each press of a form's button has a trigger of its own; the form is one as long as Slack shows it unchanged.
  const shown = fieldsOf(type === 'view_submission' ? view : undefined);
  const form = textOf(shown['id']);
  const hash = textOf(shown['hash']);
  if (form !== undefined && hash !== undefined) return `form ${form} ${hash}`;
  const trigger = textOf(trigger_id);
  if (trigger === undefined) return `hash ${createHash('sha256').update(canonical(payload)).digest('hex')}`;
  const pressedAt = textOf(listOf(actions)[0]?.['action_ts']);
  return ['trigger', trigger, ...(pressedAt === undefined ? [] : [pressedAt])].join(' ');
}

/** JSON with the keys of every object in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, inOrder) ?? '';
}

function inOrder(_key: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** A payload as it may be kept: without Slack's old verification token, and without a token to act with. */
export function withoutTokens(payload: Payload): Record<string, unknown> {
  const { token: _verification, bot_access_token: _bot, ...rest } = payload;
  return rest;
}
