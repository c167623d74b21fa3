import { channel } from 'node:diagnostics_channel';

/** The steps on the way from the provider to a chat, and from a line to its answer, between which a process may die. */
export const steps = [
  'lead:free',
  'lead:taken',
  'lead:began',
  'lead:renewed',
  'lead:lost',
  'lead:released',
  'poll:due',
  'poll:recalled',
  'poll:asked',
  'poll:failed',
  'poll:noted',
  'poll:kept',
  'store:guarded',
  'store:remembered',
  'store:matched',
  'store:events',
  'store:targets',
  'store:numbered',
  'store:put',
  'store:whole',
  'store:kept',
  'claim:released',
  'claim:room',
  'claim:free',
  'claim:repeated',
  'claim:chosen',
  'claim:taken',
  'claim:kept',
  'send:begun',
  'send:composed',
  'send:posting',
  'send:posted',
  'send:refused',
  'send:over',
  'card:read',
  'card:edited',
  'card:written',
  'card:kept',
  'mark:posted',
  'mark:noted',
  'mark:told',
  'mark:freed',
  'mark:ended',
  'retry:counted',
  'retry:weighed',
  'retry:put-off',
  'retry:kept',
  'gone:remembered',
  'gone:paused',
  'gone:probed',
  'gone:resumed',
  'gone:forgotten',
  'command:written',
  'command:kept',
  'command:found',
  'command:taken',
  'command:admitted',
  'command:run',
  'command:answered',
  'command:marked',
] as const;

/** The steps on the way from a question about a change of the account to its outcome. */
export const actingSteps = [
  'question:kept',
  'question:shown',
  'question:changed',
  'question:closed',
  'press:weighed',
  'press:awaiting',
  'press:begun',
  'approval:posted',
  'approval:kept',
  'call:sending',
  'call:answered',
  'action:looking',
  'action:looked',
  'action:ended',
  'outcome:shown',
  'outcome:told',
] as const;

export type Step = (typeof steps)[number] | (typeof actingSteps)[number];

const passing = channel('smsc-chatops:step');

/** Tells whoever listens on the channel `smsc-chatops:step` that a step was reached; costs nothing when nobody does. */
export function reached(step: Step): void {
  if (passing.hasSubscribers) passing.publish(step);
}
