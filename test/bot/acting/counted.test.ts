import { beforeEach, expect, it } from 'vitest';
import type { ChatMessage } from '../../../src/bot/chat.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import type { Metrics } from '../../../src/metrics/metrics.ts';
import type { Fate } from '../../support/gate.ts';
import { type GatedBot, startGatedBot, tell } from '../../support/gated-bot.ts';

const minute = 60_000;
let gated: GatedBot;
let counted: string[];

beforeEach(async () => {
  gated = await startGatedBot();
  counted = [];
  return () => gated[Symbol.asyncDispose]();
});

function ignored(): void {}

function say(typed: string, about: Partial<ChatMessage> = {}): Promise<Reply | undefined> {
  const parts = gated.bot.parts('en', 'operator');
  const metrics: Metrics = {
    polled: ignored,
    called: ignored,
    commanded: (name, _platform, result) => void counted.push(`${name} ${result}`),
    delivered: ignored,
    repeated: ignored,
  };
  return tell(gated.bot, { ...parts, metrics }, typed, about);
}

/** What the two buttons of the question type. */
async function ask(line = '/send 79991234567 Your order is ready') {
  const [go, leave] = (await say(line))?.buttons ?? [];
  if (go === undefined || leave === undefined) throw new Error('nothing was asked');
  return { go: go.command, leave: leave.command };
}

const fates: readonly (readonly [what: string, fate: Fate, result: string])[] = [
  ['was done', 'passes', 'ok'],
  ['was refused by the provider', { error: 6 }, 'failed'],
  ['was lost on its way', 'lost before', 'failed'],
  ['was lost, and nobody can be asked what came of it', 'lost for good', 'failed'],
  ['was done although its answer was lost', 'lost after', 'ok'],
];

it.each(fates)('what was confirmed and %s is counted as what the person saw', async (_what, fate, result) => {
  const { go } = await ask();
  gated.gate.let(fate);

  await say(go);

  expect(counted).toEqual(['send ok', `confirm ${result}`]);
});

it('what the provider refuses with a word on what to do is counted as refused', async () => {
  const { go } = await ask('/sender code 79991234567');
  gated.gate.let({ error: 8 });

  await say(go);

  expect(counted).toEqual(['sender code ok', 'confirm refused']);
});

it('a press that changes nothing is counted as refused', async () => {
  const { go, leave } = await ask();
  await say(go, { from: { id: 'eve' } });
  await say(leave);
  await say(go);
  await say('/confirm nothing');
  const late = await ask();
  await gated.bot.clock.advance(6 * minute);
  await say(late.go);

  expect(counted).toEqual([
    'send ok',
    'confirm refused',
    'cancel ok',
    'confirm refused',
    'confirm refused',
    'send ok',
    'confirm refused',
  ]);
});
