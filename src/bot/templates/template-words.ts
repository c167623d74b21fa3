import type { TemplateState } from '../../smsc/areas/operator-templates.ts';
import { nameOf, templateStatuses } from '../../smsc/codes.ts';
import { operatorOf, templateKeys } from '../../smsc/operator-keys.ts';
import type { Language } from '../language.ts';
import { countMarks, markOf } from '../senders/status-marks.ts';
import { senderTexts } from '../texts/senders.ts';
import { templateTexts } from '../texts/templates.ts';

/** An operator and what a template is for there; a key that no page names is shown as the provider wrote it. */
export function targetWords(key: string, language: Language): string {
  const { uses } = templateTexts[language];
  const known = operatorOf(key);
  if (known === undefined || !(known.kind in uses)) return key;
  const operator = senderTexts[language].operators[known.operator];
  // Social networks are asked for one kind of messages only.
  return known.operator === 'social' ? operator : `${operator}, ${uses[known.kind as keyof typeof uses]}`;
}

/** Every key that a template can be made for, with what it stands for. */
export function targetHelp(language: Language): string {
  return Object.keys(templateKeys)
    .map((key) => `${key} – ${targetWords(key, language)}`)
    .join('; ');
}

/** Operators with what a template is for there, each operator once: `MTS (service, authorization); Tele2 (service)`. */
export function targetsInShort(states: readonly TemplateState[], language: Language): string {
  const uses = new Map<string, string[]>();
  for (const { target } of states) {
    const [operator = '', use] = targetWords(target, language).split(', ');
    uses.set(operator, [...(uses.get(operator) ?? []), ...(use === undefined ? [] : [use])]);
  }
  return [...uses]
    .map(([operator, all]) => (all.length === 0 ? operator : `${operator} (${all.join(', ')})`))
    .join('; ');
}

/** The state of a template at an operator, behind its mark. */
export function templateStatusWords(code: number, language: Language): string {
  const name = nameOf(templateStatuses, code);
  const words = name === undefined ? senderTexts[language].code(code) : templateTexts[language].statuses[name];
  return `${markOf(templateStatuses, code)} ${words}`;
}

/** The operators that have the template in any state. */
export function madeAt(states: readonly TemplateState[]): readonly TemplateState[] {
  return states.filter(({ status }) => nameOf(templateStatuses, status) !== 'not-found');
}

/** How many operators have the template in each state, such as `✓ 4  ✗ 1`; empty where none has it. */
export function countTemplateStates(states: readonly TemplateState[]): string {
  return countMarks(
    templateStatuses,
    madeAt(states).map(({ status }) => status),
  );
}
