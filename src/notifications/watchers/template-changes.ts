import type { RegisteredTemplate } from '../../bot/templates/template-register.ts';
import type { Step, TemplateChange } from '../../bot/topics/change.ts';
import type { TemplateState } from '../../smsc/areas/operator-templates.ts';
import { nameOf, templateStatuses } from '../../smsc/codes.ts';
import type { Observed } from '../watcher.ts';
import { codesOf, isNewsOf, stepsBetween } from './steps.ts';
import { createWaits, type LongWait, longestOf, type Waits, type WaitsState } from './waits.ts';

/** What is remembered of a template. */
interface KnownTemplate {
  /** When it was last asked for, in milliseconds since the epoch. */
  readonly at: number;
  /** Absent until the provider has said anything about it. */
  readonly operators?: Readonly<Record<string, number>>;
}

export interface TemplatesState extends WaitsState {
  /** By number in the register. */
  readonly templates: Readonly<Record<string, KnownTemplate>>;
}

/** What was told of a template; nothing when it was refused. */
export interface SeenTemplate {
  readonly template: RegisteredTemplate;
  readonly at: number;
  readonly states: readonly TemplateState[];
}

interface SeenTemplates {
  readonly now: number;
  readonly registered: readonly RegisteredTemplate[];
  readonly seen: readonly SeenTemplate[];
}

/** What happened to the templates that were asked for. Those that left the register are forgotten. */
export async function compareTemplates(
  last: TemplatesState | undefined,
  { now, registered, seen }: SeenTemplates,
): Promise<Observed<TemplatesState>> {
  const waits = createWaits(last, now);
  const numbers = new Map(registered.map((template) => [String(template.number), template]));
  const templates = new Map(Object.entries(last?.templates ?? {}).filter(([number]) => numbers.has(number)));
  for (const number of Object.keys(last?.templates ?? {})) if (!numbers.has(number)) waits.forget(number);
  const changes: TemplateChange[] = [];

  for (const { template, at, states } of seen) {
    const number = String(template.number);
    const { operators: before } = templates.get(number) ?? {};
    // What an answer does not mention has not changed: the page has a code for an operator without the template.
    const told = { ...before, ...Object.fromEntries(states.map(({ target, status }) => [target, status])) };
    const operators = before === undefined && states.length === 0 ? undefined : told;
    templates.set(number, { at, ...(operators !== undefined && { operators }) });
    noteWaits(waits, number, operators ?? {}, before);
    const steps = before === undefined ? {} : stepsBetween(before, told);
    if (Object.keys(steps).length > 0) changes.push(change(template, steps));
  }

  changes.push(...stuck(await waits.takeLong(), numbers, templates));
  return { state: { templates: Object.fromEntries(templates), ...waits.state() }, changes };
}

const decided: ReadonlySet<string | undefined> = new Set(['accepted', 'rejected']);
const news: ReadonlySet<string | undefined> = new Set([...decided, 'paused']);

/** Keeps track of the operators that are waited for; of what is seen first nobody knows since when. */
function noteWaits(
  waits: Waits,
  number: string,
  operators: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>> | undefined,
): void {
  for (const [target, status] of Object.entries(operators)) {
    const name = nameOf(templateStatuses, status);
    if (name === 'waiting' || name === 'sent') waits.wait(number, target, before !== undefined);
    else waits.end(number, target, decided.has(name));
  }
}

function about({ number, sender, text }: RegisteredTemplate) {
  return { topic: 'template', object: `template:${number}`, number, sender, text } as const;
}

function change(template: RegisteredTemplate, operators: Readonly<Record<string, Step>>): TemplateChange {
  const isNews = isNewsOf(operators, templateStatuses, news);
  return { ...about(template), kind: 'operators', isDecisive: isNews, isLoud: isNews, operators };
}

/** One change for each template, however many operators keep it waiting. */
function stuck(
  long: readonly LongWait[],
  registered: ReadonlyMap<string, RegisteredTemplate>,
  known: ReadonlyMap<string, KnownTemplate>,
): readonly TemplateChange[] {
  return [...Map.groupBy(long, ({ id }) => id)].flatMap(([number, waits]): readonly TemplateChange[] => {
    const template = registered.get(number);
    if (template === undefined) return [];
    const codes = known.get(number)?.operators ?? {};
    const steps = waits.flatMap(({ kind }) => {
      const after = codesOf(codes, kind);
      return after === undefined ? [] : [[kind, { after }] as const];
    });
    const said = { operators: Object.fromEntries(steps), ...longestOf(waits) };
    return [{ ...about(template), kind: 'stuck', isDecisive: true, isLoud: true, ...said }];
  });
}
