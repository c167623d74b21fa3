import type { Language } from '../src/bot/language.ts';
import { createSettings } from '../src/bot/settings.ts';
import { openStore } from '../src/storage/store.ts';
import { startBot } from '../test/support/bot.ts';
import { proveLines } from '../test/support/lines-proof.ts';
import { typed } from '../test/support/message.ts';

const runs = 5;
const lines = 4000;

interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/**
 * From a typed line to its posted answer, the provider on loopback included, beside the one thing that no answer can do
 * without: looking up in the database which language it is to be in.
 */
export async function benchCommands(): Promise<void> {
  const whole: Times[] = [];
  const bare: Times[] = [];
  let requests = 0;
  for (let run = 0; run < runs; run += 1) {
    const tally = await proveLines(lines, 1 + run * lines);
    requests += tally.requests;
    whole.push(timesOf(tally.ms));
    bare.push(timesOf(await lookUps()));
  }
  const [answer, lookUp] = [medians(whole), medians(bare)];
  process.stdout.write(
    [
      `${lines} typed lines, medians of ${runs} runs, ${Math.round(requests / runs)} requests to the provider in each`,
      row('the language looked up', lookUp),
      row('the line answered', answer),
      `ratio of the medians ${(answer.p50 / lookUp.p50).toFixed(1)}, of p99 ${(answer.p99 / lookUp.p99).toFixed(1)}`,
      '',
    ].join('\n'),
  );
}

async function lookUps(): Promise<readonly number[]> {
  await using bot = await startBot();
  const settings = createSettings(openStore<Language>(bot.database, { account: 'demo', space: 'settings' }), 'en');
  const ms: number[] = [];
  for (let number = 0; number < lines; number += 1) {
    const begun = performance.now();
    await settings.languageFor(typed('', { id: String(number) }));
    ms.push(performance.now() - begun);
  }
  return ms;
}

function timesOf(ms: readonly number[]): Times {
  const sorted = ms.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

function medians(times: readonly Times[]): Times {
  const median = (of: (time: Times) => number): number => {
    const sorted = times.map(of).sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return { p50: median(({ p50 }) => p50), p99: median(({ p99 }) => p99), most: median(({ most }) => most) };
}

function row(name: string, { p50, p99, most }: Times): string {
  return `${name.padEnd(24)} median ${ms(p50)}  p99 ${ms(p99)}  longest ${ms(most)}`;
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`.padStart(10);
}
