/** A sequence of numbers from 0 up to 1 that a seed determines (mulberry32). */
export type Chance = () => number;

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Mutant {
  readonly bytes: Buffer;
  /** What was done, with the numbers to do it again. */
  readonly what: string;
  /** The document says the same as before, so it must be read to the same value. */
  readonly isSame: boolean;
}

type Mutation = (document: Buffer, chance: Chance, other: Buffer) => Omit<Mutant, 'what'>;

const structural = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '<',
  '>',
  '/',
  '=',
  '&',
  ';',
  "'",
  '\\',
  '\n',
  '0',
  '-',
  '.',
  'e',
];
const insertions = [
  '"__proto__": {"polluted": true},',
  '<__proto__>1</__proto__>',
  '12345678901234567890',
  '&#1055;',
  '&amp;lt;',
  '&bogus;',
  '<!-- ',
  '<![CDATA[',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<?xml version="1.0"?>',
  ']]>',
  '\u0000',
  '\uFEFF',
  '\uFFFD',
  'ERROR = 3 (x)',
  '0,-3',
  '{"error": "x", "error_code": 3}',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
  '</list>',
  'null',
];

/** Ways in which an answer can be damaged, changed or dressed up on its way. */
const mutations: Readonly<Record<string, Mutation>> = {
  cut: (document, chance) => changed(document.subarray(0, 1 + Math.floor(chance() * (document.length - 1)))),
  'cut at the front': (document, chance) => changed(document.subarray(at(document, chance))),
  'change a byte': (document, chance) => {
    const bytes = Buffer.from(document);
    bytes[at(document, chance)] = Math.floor(chance() * 256);
    return changed(bytes);
  },
  'flip a bit': (document, chance) => {
    const bytes = Buffer.from(document);
    const where = at(document, chance);
    bytes[where] = (bytes[where] ?? 0) ^ (1 << Math.floor(chance() * 8));
    return changed(bytes);
  },
  'leave bytes out': (document, chance) => {
    const from = at(document, chance);
    return changed(spliced(document, from, 1 + Math.floor(chance() * chance() * 40), ''));
  },
  'double a piece': (document, chance) => {
    const from = at(document, chance);
    const piece = document.subarray(from, from + 1 + Math.floor(chance() * 60));
    return changed(spliced(document, from, 0, piece));
  },
  'put a sign in': (document, chance) => changed(spliced(document, at(document, chance), 0, pick(structural, chance))),
  'change to a sign': (document, chance) =>
    changed(spliced(document, at(document, chance), 1, pick(structural, chance))),
  'put a piece in': (document, chance) => changed(spliced(document, at(document, chance), 0, pick(insertions, chance))),
  'put half a character in': (document, chance) =>
    changed(spliced(document, at(document, chance), 0, Buffer.from([0xf0, 0x9f]))),
  'go on as another answer': (document, chance, other) =>
    changed(Buffer.concat([document.subarray(0, at(document, chance)), other.subarray(at(other, chance))])),
  'another answer after it': (document, _chance, other) => changed(Buffer.concat([document, other])),
  'damage twice': (document, chance) => {
    const once = spliced(document, at(document, chance), Math.floor(chance() * 3), pick(structural, chance));
    return changed(spliced(once, at(once, chance), Math.floor(chance() * 3), pick(structural, chance)));
  },
  'a page around it': (document) =>
    changed(Buffer.concat([Buffer.from('<html><body>'), document, Buffer.from('</body>')])),
  nothing: () => changed(Buffer.alloc(0)),
  'a byte order mark': (document) => same(Buffer.concat([Buffer.from('\uFEFF'), document])),
  'space around it': (document) => same(Buffer.concat([Buffer.from('\r\n '), document, Buffer.from('\n\n')])),
};

const kinds = Object.entries(mutations);

/** One mutant of a document. @param other - another document, for mutations that mix two */
export function mutant(document: Buffer, other: Buffer, chance: Chance): Mutant {
  const [what, mutate] = pick(kinds, chance);
  return { ...mutate(document, chance, other), what };
}

function changed(bytes: Buffer): Omit<Mutant, 'what'> {
  return { bytes, isSame: false };
}

function same(bytes: Buffer): Omit<Mutant, 'what'> {
  return { bytes, isSame: true };
}

function at(document: Buffer, chance: Chance): number {
  return Math.floor(chance() * document.length);
}

function pick<Item>(items: readonly Item[], chance: Chance): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function spliced(document: Buffer, from: number, leftOut: number, piece: string | Uint8Array): Buffer {
  return Buffer.concat([document.subarray(0, from), Buffer.from(piece), document.subarray(from + leftOut)]);
}
