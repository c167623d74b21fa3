import type { Role } from '../../src/bot/access/roles.ts';
import type { ChatMessage, IncomingFile } from '../../src/bot/chat.ts';
import type { Language } from '../../src/bot/language.ts';
import type { Reply } from '../../src/bot/reply.ts';
import type { Change } from '../../src/bot/topics/change.ts';
import { type FaultKind, faultKinds } from '../../src/smsc/sandbox/control.ts';
import type { TestBot } from './bot.ts';
import { happening } from './happenings.ts';
import { attached } from './message.ts';
import type { Scenario, Step } from './scenario-file.ts';

/** A platform on which scenarios are played: takes what a person does, gives what is then seen. */
export interface Stage {
  readonly bot: TestBot;
  /** Sends a line, or presses a button, and gives the replies that came of it, in order. */
  send(sent: Sent): Promise<readonly Reply[]>;
  /** Lets something happen, and gives what is then told in a place. */
  happen(changes: readonly Change[], where: Where): Promise<readonly Reply[]>;
}

/** Where something is said or told, and to whom. */
export type Where = Pick<Sent, 'isGroup' | 'role' | 'language'>;

export interface Sent {
  readonly text: string;
  readonly language: Language;
  readonly files: readonly IncomingFile[];
  /** Whether others read along. */
  readonly isGroup: boolean;
  /** A stranger is another person, who has only what was granted. */
  readonly role: Role | 'stranger';
  /** The label of the button that types the text, for a pressed one. */
  readonly label?: string;
  /** Whether the answer is long in coming. */
  readonly isSlow: boolean;
  /** Whether it is a reply to what was told last. */
  readonly isReply: boolean;
}

/** What came out of one step. */
export interface Played {
  readonly step: Step;
  readonly replies: readonly Reply[];
}

/** Plays a scenario in one language. @throws Error for a step that is not known or a button that is not there */
export async function play(scenario: Scenario, language: Language, stage: Stage): Promise<readonly Played[]> {
  const played: Played[] = [];
  let files: IncomingFile[] = [];
  let place: Pick<Sent, 'isGroup' | 'role' | 'isSlow'> = { isGroup: false, role: 'admin', isSlow: false };
  let last: Reply | undefined;
  let code = '';
  for (const step of scenario.steps) {
    if (step.kind === 'attaches') files.push(attached(step.name, step.content));
    if (step.kind === 'event') place = happen(step.words, stage.bot, place);
    if (step.kind === 'told') {
      const replies = await stage.happen(happening(step.words), { ...place, language });
      last = replies.at(-1) ?? last;
      played.push({ step, replies });
      continue;
    }
    if (step.kind === 'attaches' || step.kind === 'event') {
      played.push({ step, replies: [] });
      continue;
    }
    const { text, ...label } =
      step.kind === 'presses'
        ? pressOf(last, step.label)
        : { text: step.line.replace('<code>', code).replace('<question>', last?.asks ?? '') };
    const isReply = step.kind === 'replies';
    const replies = await stage.send({ ...place, text, language, files, isReply, ...label });
    files = [];
    last = replies.at(-1) ?? last;
    code = pairingCodeIn(last) ?? code;
    played.push({ step, replies });
  }
  return played;
}

/** The code that a stranger was told; a later line has it where `<code>` stands, as `<question>` for what was asked. */
function pairingCodeIn(reply: Reply | undefined): string | undefined {
  return /: ([A-Z2-9]{6})$/.exec(reply?.summary ?? '')?.[1];
}

/** @param label - in English and, where it differs, in Russian: `Show / Показать` */
function pressOf(reply: Reply | undefined, label: string): Pick<Sent, 'text'> & { readonly label: string } {
  const labels = label.split(' / ');
  const button = reply?.buttons?.find((candidate) => labels.includes(withPlainSpaces(candidate.label)));
  if (button === undefined) throw new Error(`there is no button "${label}"`);
  return { text: button.command, label: button.label };
}

/** Sums of money are written with spaces that nothing wraps at. */
function withPlainSpaces(label: string): string {
  return label.replaceAll(/[\u00a0\u202f]/g, ' ');
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function lengthOf(amount: string, unit: string): number {
  return Number(amount) * (unitMs[unit] ?? Number.NaN);
}

function happen(
  words: string,
  { sandbox }: TestBot,
  place: Pick<Sent, 'isGroup' | 'role' | 'isSlow'>,
): Pick<Sent, 'isGroup' | 'role' | 'isSlow'> {
  const [, passed = '', unitPassed = ''] = /^(\d+)([smhd]) pass$/.exec(words) ?? [];
  if (passed !== '') {
    sandbox.advance(lengthOf(passed, unitPassed));
    return place;
  }
  const [, kind = '', length = '', unit = ''] = /^the provider: (\w+) for (\d+)([smhd])$/.exec(words) ?? [];
  if (isFault(kind)) {
    sandbox.fault(kind, lengthOf(length, unit));
    return { ...place, isSlow: kind === 'slow' };
  }
  const [, role] = /^as an? (viewer|operator|admin|stranger)$/.exec(words) ?? [];
  if (role !== undefined) return { ...place, role: role as Sent['role'] };
  if (words === 'in a group') return { ...place, isGroup: true };
  if (words === 'in a private chat') return { ...place, isGroup: false };
  throw new Error(`nobody knows how to play "${words}"`);
}

function isFault(kind: string): kind is FaultKind {
  return (faultKinds as readonly string[]).includes(kind);
}

/** The message of a sent line on a platform that has no way of its own to make one. */
export function messageOf({
  isGroup,
  files = [],
  role,
}: Pick<Sent, 'isGroup' | 'role'> & Partial<Sent>): Pick<ChatMessage, 'in' | 'from' | 'files'> {
  const [id, own] = role === 'stranger' ? ['eve', 'eve'] : ['ann', 'one'];
  const place = isGroup ? ({ id: 'g', kind: 'group' } as const) : ({ id: own, kind: 'private' } as const);
  return { in: { platform: 'test', ...place }, from: { id }, files };
}
