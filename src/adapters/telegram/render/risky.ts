/** A piece of a text, by its first place and the place after its last one. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

/** What an address with its path can consist of. */
const runs = /[^\p{Z}\n<>"«»]+/gu;
/** A scheme, four numbers, or a dot before two letters; after a full stop without a space comes a capital in Russian. */
const addressed = /:\/\/|\d\.\d+\.\d+\.\d|[^.]\.(?!\p{Lu}(?!\p{ASCII})\p{Ll}+(?!\p{L}))\p{L}[\p{L}\p{M}]/u;
/** Without one of these a word is neither; looked for first, since most words have none. */
const telling = /[@/#$.]/;
const digit = /\d/;
const openers = /^[("'[{`“„‘]+/;
const closers = ".:;,('?!`…”’";
const closingBrackets = ')]}';

/** A mention, a command, a hashtag or a cashtag. */
const signed =
  /(?<![\p{L}\p{N}_])@\w+|(?<![\p{L}\p{N}_/])\/\w+(?:@\w+)?|(?<![\p{L}\p{Nd}_])#[\p{L}\p{N}\p{M}_\u200c\u00b7]*\p{L}[\p{L}\p{N}\p{M}_\u200c\u00b7]*(?:@\w+)?|(?<![\p{L}\p{Nd}_$])\$(?:1INCH|[A-Z]+)(?:@\w+)?/gu;

/** Phones with a plus, ten to nineteen digits, phones in groups, numbers of bank cards, also one behind another. */
const numbers = [
  /\+[ (.-]*\d(?:[ ().\u00a0\u2010-\u2015-]{0,3}\d){5,17}/gu,
  /(?<![\p{L}\p{N}_])\d{10,19}(?![\p{L}\p{N}_])/gu,
  /(?<![\p{L}\p{N}_.,:])(?!\d{4}-\d\d-\d\d)(?:\d{1,3}[ -]?)?\(?\d{3,4}\)?[ -]?\d{2,4}[ -]?\d{2}[ -]?\d{2}(?!\d)/gu,
  /(?<![\p{L}\p{N}_.,+-])\d(?:[ -]*\d){12,}(?![\p{L}\d_-])/gu,
];
const fewestDigits = 10;

/**
 * What Telegram would turn into a link, a mention, a command or a phone to call where nothing but plain text stands.
 * Rather too much than too little: the answer depends on lists that only Telegram's servers have.
 *
 * @param line - without line breaks
 * @returns pieces in order that do not touch each other
 */
export function riskyPieces(line: string): Piece[] {
  const words = [...(telling.test(line) ? line.matchAll(runs) : [])].flatMap(({ 0: run, index }) => {
    if (!telling.test(run)) return [];
    const pieces = addressed.test(run) ? [addressIn(run)] : [...run.matchAll(signed)].map(pieceOf);
    return pieces.map(({ start, end }) => ({ start: start + index, end: end + index }));
  });
  const digits = (digit.test(line) ? numbers : []).flatMap((pattern, index) =>
    [...line.matchAll(pattern)]
      .filter(([number]) => index === 0 || number.replaceAll(/\D/g, '').length >= fewestDigits)
      .map(pieceOf),
  );
  return united([...words, ...digits]);
}

function pieceOf({ 0: found, index }: RegExpExecArray): Piece {
  return { start: index, end: index + found.length };
}

/** Brackets and full stops around an address are not part of it; a bracket may be the end of a path. */
function addressIn(run: string): Piece {
  const start = openers.exec(run)?.[0].length ?? 0;
  const outside = run.includes('/') ? closers : closers + closingBrackets;
  let end = run.length;
  while (end > start && outside.includes(run[end - 1] ?? '')) end -= 1;
  return { start, end };
}

function united(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || piece.start > last.end) result.push(piece);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, piece.end) };
  }
  return result;
}
