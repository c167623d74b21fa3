import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Format, Layout, Row, TextReader } from '../operation.ts';
import { decodeBytes } from './bytes.ts';
import { look, parseJson, rowsOf } from './json.ts';
import type { Reading } from './reading.ts';
import { findRefusal, type Refusal } from './refusal.ts';
import { createDecodingThread, type DecodingThread, type ThreadOptions } from './thread.ts';
import { readXml } from './xml.ts';

/** One answer as it came. */
export interface RawAnswer {
  readonly bytes: Uint8Array;
  /** The format that was asked for. */
  readonly format: Format;
  readonly layout: Layout;
  /** Whether its end was marked (Content-Length or chunks), so that a cut would have been seen. */
  readonly framed: boolean;
}

/** What an answer says. The reason of an unreadable one is for the log and holds nothing of its text. */
export type Decoded =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | ({ readonly kind: 'refused' } & Refusal)
  | { readonly kind: 'unreadable'; readonly why: string };

export interface Decoder {
  /**
   * Reads a whole answer. Never rejects. JSON and XML hold the event loop for about 20 ms at most, texts (formats 0
   * and 1) for up to 50 ms at 3 MB; a text of nothing but separators, which no answer is, may take 170 ms.
   */
  decodeAnswer(answer: RawAnswer): Promise<Decoded>;
  /** Ends the thread for large answers, if there is one. */
  close(): Promise<void>;
}

export interface DecoderOptions extends ThreadOptions {
  /** The largest answers, in bytes, that are read in place rather than in a thread. */
  readonly inPlace?: Partial<typeof largestInPlace>;
}

/** Each takes 10 to 20 ms: JSON with long numbers is read nine times as slowly as other, XML 15 times. */
const largestInPlace = { json: 6_000_000, longNumbers: 500_000, xml: 64_000 };
/** From this size on the event loop gets a turn between the steps. */
const large = 500_000;
/** Texts have no thread, their readers being code. Ten thousand incoming SMS are a third of it, which takes 15 ms. */
const largestText = 3_000_000;

/** Decoder with its thread for large answers, which starts when it is first needed. */
export function createDecoder(options: DecoderOptions = {}): Decoder {
  const limits = { ...largestInPlace, ...options.inPlace };
  const thread = createDecodingThread(options);

  return { decodeAnswer, close: () => thread.close() };

  async function decodeAnswer(answer: RawAnswer): Promise<Decoded> {
    const { bytes, format, layout, framed } = answer;
    // So large an answer is neither empty nor a refusal.
    if (format === 3 && bytes.length > limits.json) return decoded(await readJsonInThread(thread, answer), layout);
    if (format === 2 && bytes.length > limits.xml) return decoded(await readXmlInThread(thread, answer), layout);

    const text = decodeBytes(bytes);
    if (text === undefined) return unreadable('damaged UTF-8');
    if (text.trim() === '') {
      return layout.shape === 'list' && framed ? { kind: 'rows', rows: [] } : unreadable('empty');
    }
    const refusal = findRefusal(text, layout.shape);
    if (refusal !== undefined) return { kind: 'refused', ...refusal };
    if (format === 3) return decoded(await readJson(text, answer), layout);
    if (format === 2) return decoded(layout.xml === undefined ? noForm : readXml(text, layout.xml), layout);
    return decoded(readText(text, format === 0 ? layout.text0 : layout.text1, framed), layout);
  }

  async function readJson(text: string, answer: RawAnswer): Promise<Reading> {
    const turn = text.length > large ? nextTurn : undefined;
    await turn?.();
    const seen = look(text);
    if (seen.hasLongNumbers && text.length > limits.longNumbers) return readJsonInThread(thread, answer);
    await turn?.();
    const parsed = parseJson(text, seen);
    await turn?.();
    return 'why' in parsed ? parsed : rowsOf(parsed.value, answer.layout);
  }
}

const noForm: Reading = { why: 'of a form that the page does not define' };

function unreadable(why: string): Decoded {
  return { kind: 'unreadable', why };
}

function decoded(reading: Reading, { shape }: Layout): Decoded {
  if ('why' in reading) return unreadable(reading.why);
  if (shape === 'one' && reading.rows.length !== 1) return unreadable('not one record');
  return { kind: 'rows', rows: reading.rows };
}

async function readJsonInThread(thread: DecodingThread, { bytes, layout }: RawAnswer): Promise<Reading> {
  const read = await thread.read(bytes, { format: 3 });
  return 'why' in read ? read : rowsOf(read.value, layout);
}

async function readXmlInThread(thread: DecodingThread, { bytes, layout }: RawAnswer): Promise<Reading> {
  if (layout.xml === undefined) return noForm;
  const read = await thread.read(bytes, { format: 2, xml: layout.xml });
  return 'why' in read ? read : { rows: read.value as readonly Row[] };
}

/** Texts show no cut, so their end must have been marked; and a reader could take a page of another format for data. */
function readText(text: string, reader: TextReader | undefined, framed: boolean): Reading {
  if (reader === undefined) return noForm;
  if (!framed) return { why: 'a text whose end is not marked' };
  if (text.length > largestText) return { why: 'too large for a text' };
  if (isMarkup(text) || isJson(text)) return { why: 'another format' };
  const rows = readOrStumble(reader, text);
  return rows === undefined ? { why: 'a text of another form' } : { rows };
}

/** A reader stumbles rather than refuses where a text is not of its form at all. */
function readOrStumble(reader: TextReader, text: string): readonly Row[] | undefined {
  try {
    return reader(text);
  } catch {
    return undefined;
  }
}

function isMarkup(text: string): boolean {
  return /^\s*<[!?A-Za-z]/.test(text) && text.trimEnd().endsWith('>');
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text) && 'value' in parseJson(text);
}
