import { dayAccount } from './day-account.ts';
import { calmWaits, judgeDay, type Verdict } from './day-judge.ts';
import { compareOutages, outagesIn } from './day-outages.ts';
import type { DayPlan, Trouble } from './day-plan.ts';
import { type DayRecord, playDay } from './day-script.ts';
import { type DayStage, startDayStage } from './day-stage.ts';
import { toldIn } from './day-told.ts';

export interface ProvenDay {
  readonly verdict: Verdict;
  /** A line for each trouble, with what was told of it. */
  readonly timetable: readonly string[];
  /** What there was of each thing. */
  readonly figures: Readonly<Record<string, number>>;
}

/**
 * Lets a day pass before the whole bot, on a clock that is moved by hand: the provider and Telegram are servers on
 * loopback, the database is a file.
 */
export async function proveDay(plan: DayPlan): Promise<ProvenDay> {
  await using stage = await startDayStage(dayAccount());
  const record = await playDay(stage, plan);
  return {
    verdict: judgeDay(stage, plan, record),
    timetable: timetable(stage, plan, record),
    figures: figures(stage, plan, record),
  };
}

function timetable(stage: DayStage, plan: DayPlan, { startedAt, spoilt }: DayRecord): readonly string[] {
  const moment = (at: number): string => {
    const seconds = Math.round((at - startedAt) / 1000);
    return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
      .map((part) => String(Math.floor(part)).padStart(2, '0'))
      .join(':');
  };
  return compareOutages(plan, startedAt, outagesIn(toldIn(stage, stage.anna, spoilt))).map(({ trouble, told }) => {
    const begins = trouble === undefined ? '' : `${moment(startedAt + trouble.at * 60_000)}  ${nameOf(trouble)}`;
    const ended = told?.endedAt === undefined ? 'never over' : `over ${moment(told.endedAt)}`;
    return `${begins.padEnd(50)}${told === undefined ? '' : `${told.title}: told ${moment(told.beganAt)}, ${ended}`}`.trimEnd();
  });
}

function nameOf(trouble: Trouble): string {
  const { what, minutes } = trouble;
  const names: Readonly<Record<Trouble['what'], string>> = {
    provider: trouble.what === 'provider' ? `provider: ${trouble.fault}` : '',
    clock: trouble.what === 'clock' ? `clock ${trouble.hours > 0 ? 'ahead' : 'back'} by an hour` : '',
    stop: 'restart',
    kill: 'killed and started again',
    flood: 'the group refused with 429',
    revoked: 'token refused with 401',
    telegram: 'Telegram: 502 to everything',
    unanswered: 'a message without an answer',
    'killed-while-telling': 'killed while a message is posted',
    storm: trouble.what === 'storm' ? `${trouble.count} SMS` : '',
  };
  return minutes === 0 ? names[what] : `${names[what]}, ${minutes} min`;
}

function figures(stage: DayStage, plan: DayPlan, record: DayRecord): ProvenDay['figures'] {
  const { expected, asked, spoilt } = record;
  const told = [stage.group, stage.anna].flatMap((chat) => toldIn(stage, chat, spoilt));
  const waits = calmWaits(toldIn(stage, stage.group, spoilt), plan, record);
  const count = (what: string): number => expected.filter((one) => one.what === what).length;
  return {
    hours: plan.minutes / 60,
    'requests to the provider': stage.provider.count(),
    SMS: count('sms'),
    'sender names': count('name'),
    templates: count('template'),
    mailings: count('mailing'),
    'times the money fell or came': count('money'),
    'messages about them': told.length,
    'SMS that came while nothing was wrong': waits.length,
    'seconds until the group was told at the latest': Math.max(...waits.map(({ ms }) => ms)) / 1000,
    'marked as repeats': told.filter(({ isRepeat }) => isRepeat).length,
    questions: asked.length,
    'starts after a refused token': stage.exits.length,
  };
}
