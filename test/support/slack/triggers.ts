import { Refusal, refusalOf } from './refusal.ts';

/** How long a trigger may be exchanged, by the clock. https://docs.slack.dev/interactivity/handling-user-interaction */
const lifeMs = 3_000;

export interface Triggers {
  /** A trigger of something that a person did just now. */
  readonly issue: (person: string) => string;
  /** Exchanges a trigger for the person whose it is; refuses as Slack does. */
  readonly take: (trigger: string) => string;
}

export function createTriggers(now: () => number): Triggers {
  const issued = new Map<string, { readonly person: string; readonly at: number; taken: boolean }>();
  return {
    issue: (person) => {
      const id = `${now()}.${issued.size + 1}.${Math.random().toString(16).slice(2)}`;
      issued.set(id, { person, at: now(), taken: false });
      return id;
    },
    take: (id) => {
      const trigger = issued.get(id);
      if (trigger === undefined) throw refusalOf('invalid_arguments', ['invalid `trigger_id`']);
      if (trigger.taken) throw new Refusal('exchanged_trigger_id');
      if (now() - trigger.at > lifeMs) throw new Refusal('expired_trigger_id');
      trigger.taken = true;
      return trigger.person;
    },
  };
}
