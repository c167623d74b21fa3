import type { Expected } from './day-account.ts';
import { compareOutages, outagesIn } from './day-outages.ts';
import type { DayPlan } from './day-plan.ts';
import type { DayRecord } from './day-script.ts';
import type { DayStage } from './day-stage.ts';
import { doubtsIn, type Told, toldIn } from './day-told.ts';

/** What must never happen, by what it is; each is a sentence. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Marked as repeats though nothing was in doubt. */
  readonly falselyMarked: readonly string[];
  readonly outOfOrder: readonly string[];
  /** What was told later than it should, with no trouble that explains it. */
  readonly late: readonly string[];
  readonly unanswered: readonly string[];
  /** Outages that were not told as they were. */
  readonly outages: readonly string[];
  /** Requests that the provider's limits did not allow, and messages that Telegram's did not. */
  readonly broken: readonly string[];
}

const minuteMs = 60_000;
/** Twice the interval of the watchers, and their slowest. */
const tellingMs = 2 * minuteMs + 15_000;
const answeringMs = 30_000;
const word = /q[b-z]{4}/g;
const eventId = /\be-[a-z0-9]{6}\b/g;

/** Judges a day by what stands in the chats. */
export function judgeDay(stage: DayStage, plan: DayPlan, record: DayRecord): Verdict {
  const { group, anna } = stage;
  const toGroup = toldIn(stage, group, record.spoilt).filter(({ at }) => at > record.startedAt);
  const toAnna = toldIn(stage, anna, record.spoilt).filter(({ at }) => at > record.startedAt);
  const sms = record.expected.filter(({ what }) => what === 'sms');
  const chats = [
    { chat: group, name: 'the group', told: toGroup, expected: record.expected },
    { chat: anna, name: 'Anna', told: toAnna, expected: sms },
  ];
  const each = <Result>(judge: (one: (typeof chats)[number]) => readonly Result[]): readonly Result[] =>
    chats.flatMap(judge);
  return {
    lost: each(({ name, told, expected }) => lost(told, expected).map((words) => `${name}: ${words}`)),
    doubled: each(({ name, told, expected }) => doubled(told, expected).map((words) => `${name}: ${words}`)),
    falselyMarked: each(({ chat, name, told }) => {
      const killed = stage.doubts.filter((doubt) => doubt.chat === chat.id).map(({ about }) => about);
      const doubts = [...killed, ...doubtsIn(stage, chat)].join('\n');
      return falselyMarked(told, doubts).map((event) => `${name}: ${event}`);
    }),
    outOfOrder: each(({ name, told }) => outOfOrder(told, sms).map((token) => `${name}: ${token}`)),
    late: each(({ name, told }) => {
      const late = calmWaits(told, plan, record).filter(({ ms }) => ms > tellingMs);
      return late.map(({ token, ms }) => `${name}: ${token} after ${ms / 1000} s`);
    }),
    unanswered: unansweredOf(stage, plan, record),
    outages: compareOutages(plan, record.startedAt, outagesIn(toAnna))
      .filter(({ isWrong }) => isWrong)
      .map(({ trouble, told }) => JSON.stringify({ trouble, told })),
    broken: [...stage.provider.broken(), ...floods(stage, record)],
  };
}

/** What no message tells, and things whose card does not show how they ended. */
function lost(told: readonly Told[], expected: readonly Expected[]): readonly string[] {
  return expected.flatMap(({ what, token, words }) => {
    const about = told.filter(({ text }) => text.includes(token));
    if (!about.some(({ text }) => text.includes(words))) return [`${what} ${token} ${words}`];
    const isOnCard = !hasCard(what) || about.some(({ isAlone, shown }) => isAlone && shown.includes(words));
    return isOnCard ? [] : [`the card of ${token}`];
  });
}

/** What is told twice, but for what says so of itself; and things with several cards. */
function doubled(told: readonly Told[], expected: readonly Expected[]): readonly string[] {
  const firsts = told.filter(({ isRepeat }) => !isRepeat);
  const twice = expected.flatMap(({ what, token, words }) => {
    const about = firsts.filter(({ text }) => text.includes(token));
    const cards = about.filter(({ isAlone }) => isAlone);
    if (hasCard(what) && cards.length > 1) return [`${cards.length} cards of ${token}`];
    const ends = about.filter(({ text }) => text.includes(words));
    return ends.length > 1 ? [`${what} ${token} ${words}`] : [];
  });
  const events = firsts.flatMap(({ text }) => [...new Set(text.match(eventId))]);
  const again = events.filter((event, index) => events.indexOf(event) !== index);
  return [...twice, ...again, ...severalEvents(firsts, expected)];
}

/** SMS of which the bot made several events, be it in one message. */
function severalEvents(firsts: readonly Told[], expected: readonly Expected[]): readonly string[] {
  const tokens = new Set(expected.filter(({ what }) => what === 'sms').map(({ token }) => token));
  return firsts.flatMap(({ text }) => {
    const known = new Set(text.match(word)).intersection(tokens).size;
    const events = new Set(text.match(eventId)).size;
    return known > 0 && known !== events ? [`${events} events of ${known} SMS`] : [];
  });
}

/** Whether each such thing has a card of its own; the money has one for all times. */
function hasCard(what: Expected['what']): boolean {
  return what !== 'sms' && what !== 'money';
}

function falselyMarked(told: readonly Told[], doubts: string): readonly string[] {
  const marked = told.filter(({ isRepeat }) => isRepeat).flatMap(({ text }) => text.match(eventId) ?? []);
  return marked.filter((event) => !doubts.includes(event));
}

/** SMS come in the order in which they arrived. */
function outOfOrder(told: readonly Told[], sms: readonly Expected[]): readonly string[] {
  const places = new Map(sms.map(({ token }, index) => [token, index]));
  const firsts = told.filter(({ isRepeat }) => !isRepeat).flatMap(({ text }) => [...new Set(text.match(word))]);
  let last = -1;
  return firsts.filter((token) => {
    const place = places.get(token) ?? last;
    const isEarly = place < last;
    last = Math.max(place, last);
    return isEarly;
  });
}

/** How long each SMS that came while nothing was wrong waited until a chat was told, in milliseconds. */
export function calmWaits(
  told: readonly Told[],
  plan: DayPlan,
  { expected, startedAt }: DayRecord,
): readonly { readonly token: string; readonly ms: number }[] {
  const calm = expected.filter(({ what, at }) => what === 'sms' && !isTroubled(plan, startedAt, at));
  return calm.map(({ token, at }) => {
    const first = told.find(({ text }) => text.includes(token));
    return { token, ms: (first?.at ?? at) - at };
  });
}

/** Whether a moment is within a trouble, or so shortly after it that the bot is still at it. */
function isTroubled({ troubles, slowMinutes }: DayPlan, startedAt: number, moment: number): boolean {
  const after = Math.min(slowMinutes, 15) * minuteMs;
  return troubles.some(({ at, minutes }) => {
    const from = startedAt + at * minuteMs;
    return moment >= from - minuteMs && moment <= from + minutes * minuteMs + after;
  });
}

/** Questions without an answer, and answers that came too late though nothing was wrong. */
function unansweredOf(stage: DayStage, plan: DayPlan, { asked, startedAt, spoilt }: DayRecord): readonly string[] {
  const answers = toldIn(stage, stage.boris, spoilt);
  return asked.flatMap((moment, index) => {
    const next = asked[index + 1] ?? Number.POSITIVE_INFINITY;
    const answer = answers.find(({ at }) => at >= moment && at < next);
    if (answer === undefined) return [`question ${index + 1}`];
    const isLate = answer.at - moment > answeringMs && !isTroubled(plan, startedAt, moment);
    return isLate ? [`question ${index + 1} after ${(answer.at - moment) / 1000} s`] : [];
  });
}

/** Refusals with 429 that the script did not ask for. */
function floods({ telegram }: DayStage, { spoilt }: DayRecord): readonly string[] {
  const refused = telegram.calls().filter((call) => call.status === 429 && !spoilt.has(call));
  return refused.map(({ method }) => `${method} met 429`);
}
