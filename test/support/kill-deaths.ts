import type { Step } from '../../src/lib/steps.ts';
import { type Deed, deedNamed, deeds } from './kill-deeds.ts';
import type { Manner } from './kill-play.ts';

/** Where the program dies on the way from a line to the end of what it asks for. */
export interface Death {
  readonly name: string;
  /** What somebody does just before. */
  readonly phase: 'typed' | 'pressed' | 'approved';
  /** A step, or what the provider does with the request. */
  readonly at: Step | 'provider before' | 'provider after';
  /** Where it dies once more, on the way back. */
  readonly again?: Step;
  readonly instead?: Manner['instead'];
  /** The balance has changed when it is confirmed. */
  readonly isChanged?: true;
  /** What may be asked for. */
  readonly deeds: readonly Deed[];
}

const plain = deeds.filter(({ needsApproval }) => needsApproval !== true);
const approved = deeds.filter(({ needsApproval }) => needsApproval === true);
const quoted = [deedNamed('send')];

const delivered = ['command:written', 'command:taken', 'command:admitted'] as const;
/** Slack has no word of it. */
const confirmed = ['command:kept'] as const;
const answered = ['command:run', 'command:answered', 'command:marked'] as const;
const done = ['press:weighed', 'press:begun', 'call:sending', 'call:answered', 'action:ended'] as const;
const looking = ['action:looking', 'action:looked', 'action:ended', 'command:run', 'command:answered'] as const;

function at(phase: Death['phase'], steps: readonly Step[], of: readonly Deed[], more: Partial<Death> = {}): Death[] {
  const { instead, isChanged, again } = more;
  const how = [instead ?? phase, ...(isChanged ? ['changed'] : [])].join(' ');
  const named = (step: Step): string => `${how}: ${step}${again === undefined ? '' : `, ${again}`}`;
  return steps.map((step) => ({ name: named(step), phase, at: step, deeds: of, ...more }));
}

/** Every one that is killed for by name. */
export const deaths: readonly Death[] = [
  ...at('typed', [...delivered, ...confirmed, 'question:kept', 'question:shown', ...answered], deeds),
  ...at('pressed', [...delivered, ...confirmed, ...done, ...answered], plain),
  { name: 'pressed: lost on its way', phase: 'pressed', at: 'provider before', deeds: plain },
  { name: 'pressed: done unheard', phase: 'pressed', at: 'provider after', deeds: plain },
  ...looking.flatMap((again) => at('pressed', ['call:answered'], plain, { again })),
  ...looking.flatMap((again) => at('pressed', ['call:sending'], plain, { again })),
  ...at('pressed', ['question:changed', ...answered], quoted, { isChanged: true }),
  ...at('pressed', ['question:closed', ...answered], deeds, { instead: 'cancel' }),
  ...at('pressed', ['press:awaiting', 'approval:posted', 'approval:kept', ...answered], approved),
  ...at('approved', [...delivered, ...done, 'outcome:shown', 'outcome:told', ...answered], approved),
  { name: 'approved: lost on its way', phase: 'approved', at: 'provider before', deeds: approved },
  { name: 'approved: done unheard', phase: 'approved', at: 'provider after', deeds: approved },
  ...looking.flatMap((again) => at('approved', ['call:answered'], approved, { again })),
  ...at('approved', ['question:changed', 'outcome:shown', ...answered], approved, { isChanged: true }),
  ...at('approved', ['question:closed', 'outcome:shown', 'outcome:told', ...answered], approved, { instead: 'refuse' }),
];
