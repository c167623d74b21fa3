import { type Check, flag, object, oneOf, string, typed } from './check.ts';

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
const plainShape = (most: number): Check => object({ text: string(most), 'emoji?': flag });
const markupShape = (most: number): Check => object({ text: string(most), 'verbatim?': flag });

export function plain(most: number): Check {
  return typed({ plain_text: plainShape(most) });
}

export function plainOrMarkup(most: number): Check {
  return typed({ plain_text: plainShape(most), mrkdwn: markupShape(most) });
}

/** The two kinds of text among other kinds. */
export function textKinds(most: number): Readonly<Record<string, Check>> {
  return { plain_text: plainShape(most), mrkdwn: markupShape(most) };
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirm: Check = object({
  title: plain(100),
  text: plainOrMarkup(300),
  confirm: plain(30),
  deny: plain(30),
  'style?': oneOf('primary', 'danger'),
});
