/** Shows nothing, and keeps what stands on its two sides from being read as one. */
const joiner = '\u2060';

/** A mention, a channel, an emoji or the rest of an address begins with these; the time of day does not. */
const openers = /[@#](?=\S)|:(?=\S)(?!(?<=(?<![\p{L}\p{N}_.+-])\d{1,2}:)\d\d(?![\p{L}\p{N}_:+'-]))/gu;
/** The dot within an address: before a letter, before a figure after a letter, before the last of four numbers. */
const dots = /[.。．｡](?=\p{L}|(?<!\p{N}.)\p{N})|(?<=(?<!\d)\d{1,3}\.\d{1,3}\.\d{1,3})\.(?=\d)/gu;
/** Slack knows no way to escape these; what stands within a name is not taken for markup. */
const markup = /[*`~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
const lookAlikes: Readonly<Record<string, string>> = { '*': '∗', '`': 'ˋ', '~': '∼', _: 'ˍ' };
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Without any of these a line is as it should be, which most are. */
const special = /[@#:.。．｡*`~_&<>]/;
const quoting = /^(\s*)(?=>)/;

/**
 * A line for the text that Slack shows in notifications and reads aloud. Slack reads markup there, so nothing may look
 * like any: it can make no mention, emoji, link or formatting, and is read as it was written.
 *
 * @param line - harmless and without line breaks
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function fallbackLine(line: string): string {
  if (!special.test(line)) return line;
  return line
    .replaceAll(openers, `$&${joiner}`)
    .replaceAll(dots, `$&${joiner}`)
    .replaceAll(markup, (mark) => lookAlikes[mark] ?? mark)
    .replace(quoting, `$1${joiner}`)
    .replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign);
}
