import { limits } from '../limits.ts';
import type { Arguments } from '../parameters.ts';
import { bad } from '../refusal.ts';
import type { Method } from './method.ts';

export const getUpdates: Method = (args, { updates }, gone) => {
  updates.allow(allowedUpdates(args));
  return updates.poll({
    offset: args.integer('offset'),
    limit: args.integer('limit') ?? limits.updatesAtOnce,
    timeoutSeconds: args.integer('timeout') ?? 0,
    signal: gone,
  });
};

export const setWebhook: Method = (args, { updates }) => {
  const url = args.text('url') ?? '';
  if (url === '') return removeWebhook(args, updates);
  const parsed = URL.parse(url);
  if (parsed === null) throw bad('bad webhook: Failed to parse URL');
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
  if (parsed.protocol !== 'https:' && !isLoopback) {
    throw bad('bad webhook: An HTTPS URL must be provided for webhook');
  }
  const secret = args.text('secret_token');
  if (secret !== undefined) {
    if (secret.length > limits.secretToken) throw bad('secret token is too long');
    if (!/^[\w-]*$/.test(secret)) throw bad('secret token contains unallowed characters');
  }
  updates.allow(allowedUpdates(args));
  if (args.flag('drop_pending_updates')) updates.drop();
  updates.interrupt('terminated by setWebhook request');
  updates.webhook.set({
    url,
    secret: secret === '' ? undefined : secret,
    maxConnections: args.integer('max_connections') ?? 40,
  });
  return true;
};

export const deleteWebhook: Method = (args, { updates }) => removeWebhook(args, updates);

export const getWebhookInfo: Method = (_args, { updates }) => {
  const allowed = updates.allowed();
  return {
    ...updates.webhook.info(),
    has_custom_certificate: false,
    pending_update_count: updates.pending().length,
    ...(allowed === undefined ? {} : { allowed_updates: allowed }),
  };
};

function removeWebhook(args: Arguments, updates: Parameters<Method>[1]['updates']): true {
  if (args.flag('drop_pending_updates')) updates.drop();
  updates.webhook.set(undefined);
  return true;
}

/** Telegram leaves the list as it was when it cannot read it. */
function allowedUpdates(args: Arguments): readonly string[] | undefined {
  const list = args.json('allowed_updates', 'allowed_updates');
  if (!Array.isArray(list) || !list.every((kind) => typeof kind === 'string')) return undefined;
  return list;
}
