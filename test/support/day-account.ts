import type { Account } from '../../src/smsc/sandbox/account.ts';
import type { DayPlan } from './day-plan.ts';
import { chance } from './mutations.ts';
import { credentials, sandboxAccount, sandboxMailing, sandboxSender } from './sandbox-account.ts';

/** What must be told of something that happened. */
export interface Expected {
  readonly what: 'sms' | 'name' | 'template' | 'mailing' | 'money';
  /** Stands in each message about it. */
  readonly token: string;
  /** How it ended: one message tells it. */
  readonly words: string;
  /** When it ended, in milliseconds since the epoch. */
  readonly at: number;
}

/** Something that happens at a minute of the day. */
export interface Step {
  readonly at: number;
  readonly run: () => void | Promise<void>;
}

/** Who makes things happen. */
export interface Happening {
  readonly now: () => number;
  readonly change: (move: (account: Account) => void) => void;
  /** Told of what is to be told from now on. */
  readonly expect: (what: Expected['what'], token: string, words: string) => void;
  /** Lets an SMS come. */
  readonly sms: () => void;
}

const templates = 12;
/** Nothing happens so shortly before the end that it could not be told any more. */
const lastMinutes = 12;

/** An account with nothing on it but templates that wait for their operator. */
export function dayAccount(): Account {
  return sandboxAccount({
    ...credentials,
    senders: [sandboxSender({ operators: new Map([['mts_step', 2]]) })],
    templates: Array.from({ length: templates }, (_, index) => {
      const id = String(index + 1);
      return { id, sender: 'my_shop', text: `Your ${word(4000 + index)} %w`, kind: 'mts_srv', status: 0 };
    }),
  });
}

/** A word that looks like nothing else in a message. */
export function word(number: number): string {
  const letters = 'bcdfghjklmnprstvwxz';
  let [rest, written] = [number, ''];
  for (let place = 0; place < 4; place += 1) {
    written = `${letters[rest % letters.length]}${written}`;
    rest = Math.floor(rest / letters.length);
  }
  return `q${written}`;
}

/** What happens on the account by itself: all that can be subscribed to, through the whole day. */
export function accountSteps(plan: DayPlan, happening: Happening): readonly Step[] {
  return [
    ...smsSteps(plan, happening),
    ...nameSteps(plan, happening),
    ...templateSteps(plan, happening),
    ...mailingSteps(plan, happening),
    ...moneySteps(plan, happening),
  ];
}

function smsSteps({ minutes, seed }: DayPlan, { sms }: Happening): readonly Step[] {
  const next = chance(seed);
  const steps: Step[] = [];
  for (let at = 1; at < minutes - lastMinutes; at += next() * 10) steps.push({ at, run: sms });
  return steps;
}

/** A name is new, then allowed, then accepted by an operator. */
function nameSteps({ minutes, slowMinutes }: DayPlan, { now, change, expect }: Happening): readonly Step[] {
  const every = Math.min(25, slowMinutes);
  return spread(every, minutes - lastMinutes - every).flatMap((at, index) => {
    const name = `shop_${word(5000 + index)}`;
    const id = String(100 + index);
    const operator = 'mts_step';
    return [
      {
        at,
        run: () =>
          change(({ senders }) => {
            const operators = new Map([[operator, 0]]);
            senders.push(sandboxSender({ id, name, moderation: 0, operators, changedAt: now() }));
          }),
      },
      {
        at: at + every / 2,
        run: () => change((account) => Object.assign(nameOf(account, id), { moderation: 1 })),
      },
      {
        at: at + every,
        run: () => {
          change((account) => {
            const sender = nameOf(account, id);
            sender.operators.set(operator, 2);
            sender.changedAt = now();
          });
          expect('name', name, 'accepted');
        },
      },
    ];
  });
}

function nameOf({ senders }: Account, id: string): Account['senders'][number] {
  const found = senders.find((sender) => sender.id === id);
  if (found === undefined) throw new Error(`there is no name ${id}`);
  return found;
}

function templateSteps({ minutes }: DayPlan, { change, expect }: Happening): readonly Step[] {
  const every = (minutes - lastMinutes) / (templates + 1);
  const decide = (index: number, status: number): void =>
    change(({ templates: all }) => Object.assign(all[index] ?? {}, { status }));
  return Array.from({ length: templates }, (_, index) => index).flatMap((index) => [
    { at: every * (index + 0.3), run: () => decide(index, 1) },
    {
      at: every * (index + 1),
      run: () => {
        decide(index, 2);
        expect('template', `Template #${index + 1} of`, 'accepted');
      },
    },
  ]);
}

/** A mailing is new and, when that was surely seen, sent. */
function mailingSteps({ minutes, slowMinutes }: DayPlan, { now, change, expect }: Happening): readonly Step[] {
  return spread(slowMinutes * 1.5, minutes - lastMinutes - slowMinutes).flatMap((at, index) => {
    const id = String(100 + index);
    const name = `sale ${word(6000 + index)}`;
    const waiting = { id, name, status: 0, sent: 0, delivered: 0, sentAt: undefined };
    return [
      {
        at,
        run: () => {
          const moments = { createdAt: now(), changedAt: now(), needAt: now() };
          change(({ mailings }) => mailings.push(sandboxMailing({ ...waiting, ...moments })));
        },
      },
      {
        at: at + slowMinutes,
        run: () => {
          const done = { status: 2, sent: 2, delivered: 2, sentAt: now(), changedAt: now() };
          change(({ mailings }) => Object.assign(mailings.find((mailing) => mailing.id === id) ?? {}, done));
          expect('mailing', name, 'finished');
        },
      },
    ];
  });
}

/** The money falls under 500 and comes again, to another sum each time. */
function moneySteps({ minutes, slowMinutes }: DayPlan, { change, expect }: Happening): readonly Step[] {
  const every = slowMinutes * 2.5;
  const set = (hundredths: number) => change((account) => Object.assign(account, { balance: hundredths }));
  return spread(every, minutes - lastMinutes - slowMinutes).flatMap((at, index) => {
    const kopecks = String(10 + index);
    return [
      {
        at,
        run: () => {
          set(400_00 + Number(kopecks));
          expect('money', `400.${kopecks}`, 'low');
        },
      },
      {
        at: at + slowMinutes,
        run: () => {
          set(1000_00 + Number(kopecks));
          expect('money', `1,000.${kopecks}`, 'enough');
        },
      },
    ];
  });
}

/** Minutes from the third on, so far apart, until `end`. */
function spread(every: number, end: number): readonly number[] {
  const moments: number[] = [];
  for (let at = 3; at < end; at += every) moments.push(at);
  return moments;
}
