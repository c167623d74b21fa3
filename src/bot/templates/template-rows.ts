import type { TemplateAddResult, TemplateState } from '../../smsc/areas/operator-templates.ts';
import { nameOf, templateAddResults } from '../../smsc/codes.ts';
import type { Language } from '../language.ts';
import { type Block, table } from '../reply.ts';
import { senderTexts } from '../texts/senders.ts';
import { templateChangeTexts } from '../texts/template-changes.ts';
import { targetWords, templateStatusWords } from './template-words.ts';

/** An operator with what a template is for there, and what there is to say of it. */
export type TemplateRow = readonly [where: string, result: string];

/** Where a template is. */
export function stateRows(
  states: readonly Pick<TemplateState, 'target' | 'status'>[],
  language: Language,
): readonly TemplateRow[] {
  return states.map(({ target, status }) => [targetWords(target, language), templateStatusWords(status, language)]);
}

/** What became of a new template: for all that was asked for, and for what the provider tells of besides. */
export function resultRows(
  targets: readonly string[],
  results: readonly TemplateAddResult[],
  language: Language,
): readonly TemplateRow[] {
  const texts = templateChangeTexts[language];
  const told = new Map(results.map(({ target, result }) => [target, result]));
  return [...new Set([...targets, ...told.keys()])].map((target) => {
    const result = told.get(target);
    if (result === undefined) return [targetWords(target, language), texts.notTold];
    const name = nameOf(templateAddResults, result);
    const words = name === undefined ? senderTexts[language].code(result) : texts.results[name];
    return [targetWords(target, language), words];
  });
}

export function rowsTable(rows: readonly TemplateRow[], language: Language): Block {
  const { where, result } = templateChangeTexts[language];
  return table([{ title: where }, { title: result }], rows);
}
