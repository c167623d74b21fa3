import { parseArgs } from 'node:util';
import { manifestPage } from './generated/slack.ts';
import { readManifestFlags } from './generated/slack-flags.ts';

/** Prints the Slack app's manifest as JSON, and nothing else, on stdout. Flags win over the bot's settings. */
const { LANGUAGE: language, SLACK_COMMAND_PREFIX: prefix } = process.env;
const { values } = parseArgs({
  options: {
    language: { type: 'string', default: language || 'en' },
    prefix: { type: 'string', default: prefix ?? '' },
    http: { type: 'string' },
  },
});
const flags = readManifestFlags(values);
if (typeof flags === 'string') {
  process.stderr.write(`${flags}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(manifestPage(flags));
}
