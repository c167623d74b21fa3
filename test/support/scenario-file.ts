import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/bot/language.ts';

/** Something that happens in a scenario. */
export type Step =
  | { readonly kind: 'types'; readonly line: string; readonly outcomes: Outcomes }
  | { readonly kind: 'presses'; readonly label: string; readonly outcomes: Outcomes }
  /** The bot tells without being asked, such as `an SMS from 79161234567: hello`; see `happenings.ts`. */
  | { readonly kind: 'told'; readonly words: string; readonly outcomes: Outcomes }
  /** Types a line as a reply to what was told last. */
  | { readonly kind: 'replies'; readonly line: string; readonly outcomes: Outcomes }
  /** The next line comes with a file. */
  | { readonly kind: 'attaches'; readonly name: string; readonly content: string }
  /** Anything about the place or the provider, such as `in a group` or `the provider: outage 5m`. */
  | { readonly kind: 'event'; readonly words: string };

/** What comes out in each language. */
export type Outcomes = Readonly<Record<Language, string>>;

export interface Scenario {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** A file of scenarios: Markdown, with a heading for each. */
export interface ScenarioFile {
  readonly name: string;
  readonly title: string;
  readonly scenarios: readonly Scenario[];
}

const folder = join(import.meta.dirname, '../scenarios');

/** All scenario files, by name. */
export function scenarioFiles(): readonly ScenarioFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  return names.sort().map((name) => readScenarios(name, readFileSync(join(folder, name), 'utf8')));
}

/** Where a scenario file stands. */
export function scenarioPath(name: string): string {
  return join(folder, name);
}

/** Reads a scenario file. @throws Error that names the line which is no part of a scenario */
export function readScenarios(name: string, content: string): ScenarioFile {
  const lines = content.split('\n');
  const scenarios: { title: string; steps: Step[] }[] = [];
  let title = '';
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const scenario = scenarios.at(-1);
    if (line === '') continue;
    if (line.startsWith('# ')) title = line.slice(2);
    else if (line.startsWith('## ')) scenarios.push({ title: line.slice(3), steps: [] });
    else if (line.startsWith('```') && scenario !== undefined) {
      const end = lines.indexOf('```', index + 1);
      scenario.steps.push(withBlock(scenario.steps.pop(), line.slice(3), lines.slice(index + 1, end).join('\n')));
      index = end;
    } else if (/^[>-] /.test(line) && scenario !== undefined) scenario.steps.push(readStep(line));
    else if (scenario !== undefined) throw new Error(`${name}:${index + 1} is no part of a scenario: ${line}`);
  }
  return { name, title, scenarios };
}

const nothing: Outcomes = { en: '', ru: '' };

function readStep(line: string): Step {
  if (line.startsWith('> ')) return { kind: 'types', line: line.slice(2), outcomes: nothing };
  const [, label] = /^- presses (.+)$/.exec(line) ?? [];
  if (label !== undefined) return { kind: 'presses', label, outcomes: nothing };
  const [, told] = /^- is told: (.+)$/.exec(line) ?? [];
  if (told !== undefined) return { kind: 'told', words: told, outcomes: nothing };
  const [, reply] = /^- replies (.+)$/.exec(line) ?? [];
  if (reply !== undefined) return { kind: 'replies', line: reply, outcomes: nothing };
  const [, name] = /^- attaches (.+)$/.exec(line) ?? [];
  if (name !== undefined) return { kind: 'attaches', name, content: '' };
  return { kind: 'event', words: line.slice(2) };
}

function withBlock(step: Step | undefined, language: string, content: string): Step {
  if (step?.kind === 'attaches') return { ...step, content };
  if (step !== undefined && 'outcomes' in step && (language === 'en' || language === 'ru')) {
    return { ...step, outcomes: { ...step.outcomes, [language]: content } };
  }
  throw new Error(`a block "${language}" belongs to no step`);
}

/** Writes a scenario file with the outcomes that its steps hold. */
export function writeScenarios({ title, scenarios }: ScenarioFile): string {
  const parts = scenarios.flatMap(({ title, steps }) => [`## ${title}`, ...steps.flatMap(writeStep)]);
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`;
}

function writeStep(step: Step): readonly string[] {
  switch (step.kind) {
    case 'types':
      return [`> ${step.line}`, ...writeOutcomes(step.outcomes)];
    case 'presses':
      return [`- presses ${step.label}`, ...writeOutcomes(step.outcomes)];
    case 'told':
      return [`- is told: ${step.words}`, ...writeOutcomes(step.outcomes)];
    case 'replies':
      return [`- replies ${step.line}`, ...writeOutcomes(step.outcomes)];
    case 'attaches':
      return [`- attaches ${step.name}`, `\`\`\`\n${step.content}\n\`\`\``];
    case 'event':
      return [`- ${step.words}`];
  }
}

function writeOutcomes({ en, ru }: Outcomes): readonly string[] {
  return [`\`\`\`en\n${en}\n\`\`\``, `\`\`\`ru\n${ru}\n\`\`\``];
}
