import { fieldsOf, listOf, type Payload, textOf } from './payload.ts';

/** Who the bot is. */
export interface Addressee {
  /** The workspace that it is installed in: `auth.test` tells it. */
  readonly teamId: string;
  readonly userId: string;
  /** What stands before the names of its slash commands. */
  readonly prefix: string;
}

/** Whether a slash command was typed by somebody of our workspace. */
export function isOurCommand({ team_id: team }: Payload, { teamId }: Addressee): boolean {
  return team === teamId;
}

/** Whether somebody of our workspace pressed a button or sent a form: in shared channels strangers see the buttons. */
export function isOurInteraction({ user, team }: Payload, { teamId }: Addressee): boolean {
  return (textOf(fieldsOf(user)['team_id']) ?? fieldsOf(team)['id']) === teamId;
}

/**
 * Whether an event was made by somebody of our workspace. In channels that are shared with other workspaces the author's
 * own is named in the message; when it is not, nobody can be told to have written it.
 *
 * @see https://docs.slack.dev/apis/slack-connect
 */
export function isOurEvent(payload: Payload, { teamId }: Addressee): boolean {
  const { team_id: team, is_ext_shared_channel: isShared, authorizations } = payload;
  const teams = teamsOfAuthor(fieldsOf(payload['event']));
  if (teams.some((each) => each !== teamId)) return false;
  if (team === teamId) return teams.length > 0 || isShared !== true;
  // In an enterprise the event may be told of another workspace that sees it too.
  return teams.length > 0 && listOf(authorizations).some((each) => each['team_id'] === teamId);
}

/** Messages with files do not name the workspace; their files do. */
function teamsOfAuthor({ team, user_team, source_team, files }: Payload): readonly unknown[] {
  const named = [team, user_team, source_team].filter((each) => textOf(each) !== undefined);
  if (named.length > 0) return named;
  return listOf(files).flatMap((file) => textOf(file['user_team']) ?? []);
}
