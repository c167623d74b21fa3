import type { FakeSlack } from './slack/control.ts';

/** Lines of a log that hold a token, a secret, a response address or a whole phone number. */
export function secretLines(log: readonly string[], slack: FakeSlack): readonly string[] {
  const secrets = [slack.botToken, slack.appToken, slack.signingSecret, '/response/', 'ticket='];
  return log.filter(
    (line) => secrets.some((each) => line.includes(each)) || /(?<!\d)(?:7|380|375)\d{9,10}(?!\d)/.test(line),
  );
}
