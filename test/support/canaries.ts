import type { ChatMessage } from '../../src/bot/chat.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import { parseLine } from '../../src/bot/line/parse.ts';
import { readPhone } from '../../src/bot/phones/phone-numbers.ts';
import type { Account } from '../../src/smsc/sandbox/account.ts';
import { type Said, shortestWord } from './ears.ts';
import { readerAtNoon } from './message.ts';

/** What must not be told. */
export interface Canaries {
  /** As digits. */
  readonly phones: ReadonlySet<string>;
  /** Texts, documents, codes and credentials. */
  readonly words: ReadonlySet<string>;
}

/** What of it stands in a text. */
export function toldIn(text: string, canaries: Canaries): readonly string[] {
  return finderOf(canaries)(text);
}

/** Looks for the same in many texts. */
export function finderOf({ phones, words }: Canaries): (text: string) => readonly string[] {
  // By their beginnings, as of thousands of texts each is looked for in thousands of lines.
  const byStart = Map.groupBy(words, (word) => word.slice(0, shortestWord));
  return (text) => {
    const found = new Set((text.match(/\d{9,15}/g) ?? []).filter((digits) => phones.has(digits)));
    for (let at = 0; at <= text.length - shortestWord; at += 1) {
      const begun = byStart.get(text.slice(at, at + shortestWord)) ?? [];
      for (const word of begun) if (text.startsWith(word, at)) found.add(word);
    }
    return [...found];
  };
}

/** What is in an account, and in what people typed and attached. */
export async function canariesOf(
  { messages, answers, mailings, templates }: Account,
  said: readonly Said[],
): Promise<Canaries> {
  const typed = said.map(({ text }) => text);
  const attached = await Promise.all(said.flatMap(({ files }) => files.map(contentOf)));
  const phones = [
    ...[...messages.values(), ...answers].map(({ phone }) => phone),
    ...mailings.flatMap(({ recipients }) => recipients),
    ...[...typed, ...attached].flatMap(phonesIn),
  ];
  const texts = [...messages.values(), ...answers, ...mailings, ...templates].map(({ text }) => text);
  const words = [...texts, ...attached, ...typed.flatMap((line) => heldIn(line, 'texts'))]
    .map(recognizable)
    .filter((word) => word.length >= shortestWord && !ownNames.has(word));
  return { phones: new Set(phones.filter((each) => /^\d{9,15}$/.test(each))), words: new Set(words) };
}

/** An SMS may have no more in it than what the bot itself calls something. */
const ownNames: ReadonlySet<string> = new Set(everyCommand.map(({ name }) => name));

/** The phone numbers of a line, in every spelling. */
export function phonesIn(line: string): readonly string[] {
  return (line.match(/(?<![\p{L}\d])\+?\d[\d ()-]{7,20}\d/gu) ?? []).flatMap(spellings);
}

/** A number as it was typed, and as the bot reads it. */
function spellings(written: string): readonly string[] {
  const read = readPhone(written)?.number;
  return [written.replaceAll(/\D/g, ''), ...(read === undefined ? [] : [read])];
}

/** The longest piece of a text that looks the same wherever it is written. */
function recognizable(text: string): string {
  const pieces = text.split(/["\\\n\r]/);
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '').slice(0, 40);
}

/** The values of a line that nobody may read who has not typed it, and with `texts` those of messages. */
export function heldIn(line: string, texts?: 'texts'): readonly string[] {
  const parsed = parseLine(line, everyCommand, readerAtNoon());
  if (parsed.kind !== 'command') return [];
  const { command, values } = parsed;
  return Object.entries(command.parameters).flatMap(([name, { holds }]) => {
    const value: unknown = Object.hasOwn(values, name) ? Reflect.get(values, name) : undefined;
    const isHeld = holds !== undefined && (holds !== 'text' || texts !== undefined);
    return isHeld && value !== undefined ? [plainly(value)] : [];
  });
}

/** A typed value, also one that is wrapped. */
function plainly(value: unknown): string {
  if (typeof value === 'string') return value;
  const isWrapped =
    typeof value === 'object' && value !== null && 'reveal' in value && typeof value.reveal === 'function';
  return isWrapped ? Reflect.apply(value.reveal as () => string, value, []) : '';
}

async function contentOf(file: ChatMessage['files'][number]): Promise<string> {
  try {
    return Buffer.from(await file.read(4 * 1024 * 1024)).toString('utf8');
  } catch {
    // What cannot be read has told nothing.
    return '';
  }
}
