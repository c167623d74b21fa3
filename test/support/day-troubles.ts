import type { Step } from './day-account.ts';
import type { Trouble } from './day-plan.ts';
import type { DayStage } from './day-stage.ts';
import type { Call } from './telegram/calls.ts';
import type { FaultKind } from './telegram/faults.ts';

/** What troubles need besides the stage. */
export interface TroubleParts {
  readonly stage: DayStage;
  /** Lets an SMS come. */
  readonly sms: () => void;
  /** Is told of calls that are spoilt, and whether they have their effect all the same. */
  readonly onSpoilt: (call: Call, hadEffect: boolean) => void;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** How long Telegram asks to be left alone in the midst of a message; who posts it waits so long. */
const shortWaitSeconds = 15;
const lookEverySeconds = 4;
const always = { times: Number.POSITIVE_INFINITY };
const revoked: FaultKind = { kind: 'unauthorized' };
const badGateway: FaultKind = { kind: 'page', status: 502 };

/** When a trouble begins, goes on and ends. */
export function troubleSteps(trouble: Trouble, parts: TroubleParts): readonly Step[] {
  const { stage, sms } = parts;
  const { at, minutes, what } = trouble;
  const end = at + minutes;
  switch (what) {
    case 'provider':
      return [
        { at, run: () => stage.provider.fault(trouble.fault) },
        { at: end, run: () => stage.provider.fault(undefined) },
      ];
    case 'clock':
      return [
        { at, run: () => stage.step(trouble.hours * hourMs) },
        { at: end, run: () => stage.step(-trouble.hours * hourMs) },
      ];
    case 'stop':
    case 'kill':
      return [{ at, run: () => stage.restart(what) }];
    case 'flood':
      return floodSteps(trouble, parts);
    case 'revoked':
      return everyCall(trouble, revoked, stage);
    case 'telegram':
      return everyCall(trouble, badGateway, stage);
    case 'unanswered': {
      const fault: FaultKind =
        trouble.by === 'reset' ? { kind: 'reset', after: true } : { kind: 'page', status: 502, after: true };
      const begin = (): void => {
        stage.telegram.fault('sendMessage', fault, { when: spoils(parts, true) });
        sms();
      };
      return [{ at, run: begin }];
    }
    case 'killed-while-telling':
      return killSteps(trouble, parts);
    case 'storm':
      return Array.from({ length: trouble.count }, (_, index) => ({
        at: at + (minutes * index) / trouble.count,
        run: sms,
      }));
  }
}

/** Finds the calls to the group, and tells of them that they are spoilt. */
function spoils({ stage, onSpoilt }: TroubleParts, hadEffect: boolean): (call: Call) => boolean {
  return (call) => {
    const isTo = String(call.parameters['chat_id']) === String(stage.group.id);
    if (isTo) onSpoilt(call, hadEffect);
    return isTo;
  };
}

/** Who asks later is told to wait for less long. */
function floodSteps({ at, minutes }: Trouble, parts: TroubleParts): readonly Step[] {
  const { telegram, clock } = parts.stage;
  let lift: (() => void) | undefined;
  let until: number | undefined;
  const refuse = (): void => {
    lift?.();
    until ??= clock.now() + minutes * minuteMs;
    const retryAfter = Math.ceil((until - clock.now()) / 1000);
    lift = telegram.fault('*', { kind: 'flood', retryAfter }, { ...always, when: spoils(parts, false) });
  };
  const refusals = Array.from({ length: Math.ceil(minutes) }, (_, passed) => ({ at: at + passed, run: refuse }));
  return [...refusals, { at: at + minutes, run: () => lift?.() }];
}

function everyCall({ at, minutes }: Trouble, fault: FaultKind, { telegram, say, boris }: DayStage): readonly Step[] {
  let lift: (() => void) | undefined;
  const begin = async (): Promise<void> => {
    lift = telegram.fault('*', fault, always);
    // The poll that is under way ends with it.
    await say(boris, boris, '/whoami');
  };
  return [
    { at, run: begin },
    { at: at + minutes, run: () => lift?.() },
  ];
}

/** A message has to wait for its turn; the process is killed then. */
function killSteps({ at, minutes }: Trouble, parts: TroubleParts): readonly Step[] {
  const { telegram, restart } = parts.stage;
  const isToGroup = spoils(parts, false);
  let isWaiting = false;
  function isMet(call: Call): boolean {
    isWaiting = isToGroup(call);
    return isWaiting;
  }
  const begin = (): void => {
    telegram.fault('sendMessage', { kind: 'flood', retryAfter: shortWaitSeconds }, { when: isMet });
    parts.sms();
  };
  const killWhileWaiting = async (): Promise<void> => {
    if (isWaiting) await restart('kill');
    isWaiting = false;
  };
  const looks = Array.from({ length: (minutes * 60) / lookEverySeconds }, (_, index) => index + 1);
  return [
    { at, run: begin },
    ...looks.map((look) => ({ at: at + (look * lookEverySeconds) / 60, run: killWhileWaiting })),
  ];
}
