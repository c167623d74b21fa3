import { channel } from 'node:diagnostics_channel';
import type { ChatMessage } from '../../src/bot/chat.ts';
import { everyCommand } from '../../src/bot/commands/index.ts';
import { parseLine } from '../../src/bot/line/parse.ts';
import { readPhone } from '../../src/bot/phones/phone-numbers.ts';
import { secret } from '../../src/lib/secret.ts';
import { createPrometheusMetrics } from '../../src/metrics/prometheus.ts';
import { startBot, type TestBot } from './bot.ts';
import { readerAtNoon } from './message.ts';
import { seededAccount } from './seeded-account.ts';

const password = 'canary-password';
const apikey = 'canary-api-key';

/**
 * The bot with an account whose credentials are found wherever they are, which is asked at its end whether it has told
 * anything to who must not know it: into the log at its finest level, the audit log, the figures and addresses.
 */
export async function startWatchedBot(): Promise<TestBot> {
  const bot = await startBot({ account: { ...seededAccount(), password, apikey }, password: secret(password) });
  const metrics = createPrometheusMetrics(async () => ({ count: 0, paused: 0, held: 0 }), bot.clock.now);
  const said: ChatMessage[] = [];
  const addresses = watchAddresses();

  async function assertUntold(): Promise<void> {
    addresses.close();
    const entries = await bot.parts('en').acting.audit.list({ limit: 10_000 });
    const told = {
      log: bot.log.join('\n'),
      'audit log': JSON.stringify(entries),
      metrics: await metrics.text(),
      addresses: addresses.seen.join('\n'),
    };
    const canaries = await canariesOf(said, bot);
    for (const [where, words] of Object.entries(told)) {
      const found = toldIn(words, canaries);
      if (found.length > 0) throw new Error(`the ${where} tells ${found.join(', ')}`);
    }
  }

  return {
    ...bot,
    parts: (language, role) => {
      const parts = bot.parts(language, role);
      const roleOf: typeof parts.access.roleOf = (message) => {
        said.push(message);
        return parts.access.roleOf(message);
      };
      return { ...parts, metrics, access: { roleOf } };
    },
    [Symbol.asyncDispose]: async () => {
      try {
        await assertUntold();
      } finally {
        await bot[Symbol.asyncDispose]();
      }
    },
  };
}

/** What must not be told. */
export interface Canaries {
  /** As digits. */
  readonly phones: ReadonlySet<string>;
  /** Texts, documents, codes and credentials. */
  readonly words: ReadonlySet<string>;
}

/** What of it stands in a text. */
export function toldIn(text: string, { phones, words }: Canaries): readonly string[] {
  const numbers = (text.match(/\d{9,15}/g) ?? []).filter((digits) => phones.has(digits));
  return [...numbers, ...[...words].filter((word) => text.includes(word))];
}

async function canariesOf(said: readonly ChatMessage[], bot: TestBot): Promise<Canaries> {
  const { messages, answers, mailings, templates } = bot.sandbox.account();
  const typed = said.map(({ text }) => text);
  const attached = await Promise.all(said.flatMap(({ files }) => files.map(contentOf)));
  const phones = [
    ...[...messages.values(), ...answers].map(({ phone }) => phone),
    ...mailings.flatMap(({ recipients }) => recipients),
    ...[...typed, ...attached].flatMap((text) => text.match(/\+?\d[\d ()-]{7,20}\d/g) ?? []).flatMap(spellings),
  ];
  const texts = [...messages.values(), ...answers, ...mailings, ...templates].map(({ text }) => text);
  const words = [...texts, ...attached, ...typed.flatMap((line) => heldIn(line, 'texts'))]
    .map(recognizable)
    .filter((word) => word.length >= 6);
  return {
    phones: new Set(phones.filter((each) => /^\d{9,15}$/.test(each))),
    words: new Set([...words, password, apikey]),
  };
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

/** The addresses that this process asks, whatever asks them. */
function watchAddresses(): { readonly seen: readonly string[]; readonly close: () => void } {
  const seen: string[] = [];
  const asked = channel('undici:request:create');
  const note = (message: unknown): void => {
    const request =
      typeof message === 'object' && message !== null && 'request' in message ? message.request : undefined;
    seen.push(JSON.stringify(request, ['origin', 'path']));
  };
  asked.subscribe(note);
  return { seen, close: () => asked.unsubscribe(note) };
}
