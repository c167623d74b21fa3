import { App, LogLevel, type RespondArguments, SocketModeReceiver } from '@slack/bolt';

/** The least that an app can be: Bolt over Socket Mode, a fixed answer for every command, which is JSON in `ANSWER`. */
const answer = JSON.parse(process.env['ANSWER'] ?? '"An answer that is always the same."') as RespondArguments | string;
const slackApiUrl = process.env['SLACK_API_URL'] ?? '';
const receiver = new SocketModeReceiver({
  appToken: process.env['SLACK_APP_TOKEN'] ?? '',
  logLevel: LogLevel.ERROR,
  installerOptions: { clientOptions: { slackApiUrl } },
});
const app = new App({
  token: process.env['SLACK_BOT_TOKEN'] ?? '',
  receiver,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl },
});
app.command(/./, async ({ ack, respond }) => {
  await ack();
  await respond(answer);
});
await app.start();
