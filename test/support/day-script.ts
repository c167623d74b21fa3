import { accountSteps, dayAccount, type Expected, type Step, word } from './day-account.ts';
import type { DayPlan } from './day-plan.ts';
import type { DayStage } from './day-stage.ts';
import { troubleSteps } from './day-troubles.ts';
import type { Call } from './telegram/calls.ts';

/** What happened, as the script knows it; moments are milliseconds since the epoch. */
export interface DayRecord {
  readonly startedAt: number;
  readonly expected: readonly Expected[];
  /** When somebody asked something. */
  readonly asked: readonly number[];
  /** Calls of Telegram that were spoilt, and whether each had its effect all the same. */
  readonly spoilt: ReadonlyMap<Call, boolean>;
}

const minuteMs = 60_000;
const settleMs = 3 * minuteMs;
const questions = ['/balance', '/inbox', '/sender list'] as const;

/** Subscribes, and lets the plan's time pass with all that happens in it. */
export async function playDay(stage: DayStage, plan: DayPlan): Promise<DayRecord> {
  const { clock, provider, group, anna, boris } = stage;
  const expected: Expected[] = [];
  const asked: number[] = [];
  const spoilt = new Map<Call, boolean>();

  await subscribe(stage);
  const startedAt = clock.now();

  const expect = (what: Expected['what'], token: string, words: string): void =>
    void expected.push({ what, token, words, at: clock.now() });
  function sms(): void {
    const token = word(expected.length + 1);
    provider.change(({ answers, lastIds }) => {
      lastIds.answer += 1;
      const moment = { receivedAt: clock.now(), sentAt: clock.now() };
      const phones = { phone: '79160000001', toPhone: '79250000000' };
      answers.push({ id: String(lastIds.answer), ...moment, ...phones, text: `Order ${token} is late` });
    });
    expect('sms', token, token);
  }
  function question(index: number): Step {
    const ask = async (): Promise<void> => {
      asked.push(clock.now());
      await stage.say(boris, boris, questions[index % questions.length] ?? '');
    };
    return { at: index * plan.askedEvery + 2, run: ask };
  }

  const steps = [
    ...accountSteps(plan, { now: clock.now, change: provider.change, expect, sms }),
    ...Array.from({ length: Math.floor(plan.minutes / plan.askedEvery) }, (_, index) => question(index)),
    ...plan.troubles.flatMap((trouble) =>
      troubleSteps(trouble, { stage, sms, onSpoilt: (call, hadEffect) => spoilt.set(call, hadEffect) }),
    ),
  ];
  for (const { at, run } of steps.toSorted((one, other) => one.at - other.at)) {
    // A clock of whole milliseconds, as the machine's.
    await stage.pass(Math.max(0, startedAt + Math.round(at * minuteMs) - clock.now()));
    await run();
  }
  await stage.pass(Math.max(0, startedAt + plan.minutes * minuteMs - clock.now()));
  return { startedAt, expected, asked, spoilt };

  async function subscribe({ say, pass }: DayStage): Promise<void> {
    for (const topic of ['inbox', 'sender', 'template', 'mailing', 'balance under:500']) {
      await say(group, anna, `/subscribe ${topic}`);
    }
    for (const topic of ['inbox', 'health']) await say(anna, anna, `/subscribe ${topic}`);
    for (const { text } of dayAccount().templates) {
      await say(anna, anna, `/template status my_shop "${text}"`);
      await pass(15_000);
    }
    await pass(settleMs);
  }
}
