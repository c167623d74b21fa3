/** A piece of a typed line, with its place in the line so that a wrong one can be pointed at. */
export interface Token {
  /** The piece without its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the first colon outside quotes stands within `text`, for `key:value`; absent without one. */
  readonly colon?: number;
  /** Whether the piece began with a quote; such a piece is never an option or a key. */
  readonly quoted: boolean;
  /** Where in the line a quote opens in it that is not closed. */
  readonly opens?: number;
}

export type Tokens =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  /** A quote that opens at `at` is not closed. */
  | { readonly ok: false; readonly at: number };

/** What closes each opening quote; phones and Russian keyboards put in most of them by themselves. */
const closing: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '«': '»',
  '“': '”"',
  '”': '”"',
  '„': '“”"',
  '‘': '’',
};
/** May also stand alone, as in 'tis, so one that is not closed is a letter. */
const apostrophes = new Set(["'", '‘']);
const space = /\s/u;

/**
 * Cuts a line into pieces at white space. A quote may stand at the beginning of a piece or after `key:` and holds
 * everything up to its closing one; within `"…"` a backslash keeps a quote or a backslash.
 */
export function tokenise(line: string): Tokens {
  const tokens: Token[] = [];
  let position = 0;
  while (position < line.length) {
    if (space.test(line.charAt(position))) {
      position += 1;
      continue;
    }
    const piece = readPiece(line, position);
    if (typeof piece === 'number') return { ok: false, at: piece };
    tokens.push(piece);
    position = piece.end;
  }
  return { ok: true, tokens };
}

/**
 * The pieces of a line in which the quote at `at` is not closed. From there on every word is one: a text that is taken
 * as it was typed may hold such a quote.
 */
export function tokeniseOpen(line: string, at: number): readonly Token[] {
  const words = [...line.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    quoted: false,
  }));
  const after = words.filter(({ end }) => end > at).map((word) => (word.start <= at ? { ...word, opens: at } : word));
  const before = tokenise(line.slice(0, after[0]?.start));
  return [...(before.ok ? before.tokens : []), ...after];
}

/** The text that stands in one pair of quotes; `undefined` for any other. */
export function inQuotes(typed: string): string | undefined {
  if (!(typed.charAt(0) in closing)) return undefined;
  const inner = readQuoted(typed, 0);
  return inner?.end === typed.length ? inner.text : undefined;
}

/** The piece that begins at `start`, or the place of a quote in it that is not closed. */
function readPiece(line: string, start: number): Token | number {
  const quoted = line.charAt(start) in closing;
  let text = '';
  let colon: number | undefined;
  let position = start;
  while (position < line.length && !space.test(line.charAt(position))) {
    const character = line.charAt(position);
    const opens = character in closing && (position === start || (colon !== undefined && colon === text.length - 1));
    if (opens) {
      const inner = readQuoted(line, position);
      if (inner !== undefined) {
        text += inner.text;
        position = inner.end;
        continue;
      }
      if (!apostrophes.has(character)) return position;
    }
    if (character === ':' && colon === undefined && !quoted) colon = text.length;
    text += character;
    position += 1;
  }
  return { text, start, end: position, quoted, ...(colon !== undefined && { colon }) };
}

function readQuoted(line: string, start: number): { readonly text: string; readonly end: number } | undefined {
  const opening = line.charAt(start);
  const closes = closing[opening] ?? '';
  let text = '';
  for (let position = start + 1; position < line.length; position += 1) {
    const character = line.charAt(position);
    const next = line.charAt(position + 1);
    if (character === '\\' && opening === '"' && (next === '"' || next === '\\')) {
      text += next;
      position += 1;
    } else if (closes.includes(character)) {
      return { text, end: position + 1 };
    } else {
      text += character;
    }
  }
  return undefined;
}

/** Writes a value so that `tokenise` reads it back as one piece. */
export function printToken(value: string): string {
  const plain = /^[^\s"'«“”„‘:\\—–-][^\s"'«“”„‘:\\]*$/u.test(value);
  return plain ? value : `"${value.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`;
}
