import { SlackError } from '../api.ts';

/** What will not get better by asking again, in words. https://docs.slack.dev/reference/methods/apps.connections.open */
const finalRefusals: Readonly<Record<string, string>> = {
  not_authed: 'no app-level token was given',
  invalid_auth: 'Slack does not know the app-level token',
  not_allowed_token_type: 'the token is not an app-level one; those begin with xapp-',
  missing_scope: 'the app-level token lacks the scope connections:write',
  no_permission: 'the app-level token lacks the scope connections:write',
  account_inactive: 'the app has been taken out of the workspace',
  token_revoked: 'the app-level token has been revoked',
  token_expired: 'the app-level token has expired',
  app_not_found: 'the app has been deleted',
  user_removed_from_team: 'the app belongs to nobody in the workspace',
  team_disabled: 'the workspace is disabled',
  forbidden_team: 'the workspace may not use Socket Mode',
  ekm_access_denied: 'the workspace has taken its keys away',
  socket_mode_not_enabled: 'Socket Mode is off in the settings of the app',
};

/** The error with what to do about it, if asking again will not help; else `undefined`. */
export function finalRefusal(error: unknown): SlackError | undefined {
  if (!(error instanceof SlackError) || error.refusal === undefined) return undefined;
  const words = finalRefusals[error.refusal];
  if (words === undefined) return undefined;
  const { method, refusal, retryAfterMs } = error;
  return new SlackError(method, { message: `${refusal}: ${words}`, refusal, retryAfterMs });
}
