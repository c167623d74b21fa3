const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as Slack hands it on: three characters are escaped, nothing else. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => escapes[character] ?? character);
}

const site = String.raw`(?:[a-z0-9а-я-]+\.)+(?:com|dev|info|io|net|org|ru|su|рф)(?![\p{L}\d.-]*[\p{L}\d])(?:\/[^\s<>|]*)?`;
const patterns = [
  String.raw`(?<mention>(?<![\p{L}\d])@bot(?![\p{L}\d_]))`,
  String.raw`(?<url>https?:\/\/[^\s<>|]+)`,
  String.raw`(?<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)`,
  String.raw`(?<phone>(?<![\w+])\+\d{1,3}[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?!\d))`,
  String.raw`(?<site>(?<![\p{L}\d@.-])${site})`,
];
const special = new RegExp(patterns.join('|'), 'giu');

/** A piece of what a person typed into a message. */
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mention' }
  | { readonly kind: 'link'; readonly url: string; readonly text: string };

/** What the composer of a message makes of what is typed: `@bot` is a mention, addresses and phone numbers are links. */
function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(special)) {
    if (match.index > at) found.push({ kind: 'text', text: text.slice(at, match.index) });
    found.push(pieceOf(match[0], match.groups ?? {}));
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ kind: 'text', text: text.slice(at) });
  return found;
}

function pieceOf(text: string, groups: Readonly<Record<string, string | undefined>>): Piece {
  if (groups.mention !== undefined) return { kind: 'mention' };
  if (groups.url !== undefined) return { kind: 'link', url: text, text };
  if (groups.mail !== undefined) return { kind: 'link', url: `mailto:${text}`, text };
  if (groups.phone !== undefined) return { kind: 'link', url: `tel:+${text.replaceAll(/\D/g, '')}`, text };
  return { kind: 'link', url: `http://${text}`, text };
}

/**
 * The `text` of a message.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function markedUp(text: string, botUserId: string): string {
  return pieces(text)
    .map((piece) => {
      if (piece.kind === 'text') return escaped(piece.text);
      if (piece.kind === 'mention') return `<@${botUserId}>`;
      return piece.url === piece.text ? `<${escaped(piece.url)}>` : `<${escaped(piece.url)}|${escaped(piece.text)}>`;
    })
    .join('');
}

/** The `blocks` of a message, which hold the same without any markup. */
export function richText(text: string, botUserId: string): readonly object[] {
  const elements = pieces(text).map((piece) => {
    if (piece.kind === 'mention') return { type: 'user', user_id: botUserId };
    if (piece.kind === 'link') return { type: 'link', url: piece.url, text: piece.text };
    return piece;
  });
  const plain = elements.map((element) => ('kind' in element ? { type: 'text', text: element.text } : element));
  return [{ type: 'rich_text', block_id: 'typed', elements: [{ type: 'rich_text_section', elements: plain }] }];
}
