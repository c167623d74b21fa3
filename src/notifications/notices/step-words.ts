import { type Mark, marked, marks } from '../../bot/marks.ts';
import type { Tone } from '../../bot/reply.ts';
import { operatorCells } from '../../bot/senders/sender-words.ts';
import { markOf } from '../../bot/senders/status-marks.ts';
import { targetWords } from '../../bot/templates/template-words.ts';
import { changeTexts } from '../../bot/texts/notice-changes.ts';
import { noticeTexts } from '../../bot/texts/notices.ts';
import { senderTexts } from '../../bot/texts/senders.ts';
import type { Step } from '../../bot/topics/change.ts';
import { clip } from '../../lib/clip.ts';
import { nameOf, senderStatuses, templateStatuses } from '../../smsc/codes.ts';
import type { NoticeContext } from './notice-context.ts';

/**
 * How much is told: in a headline not what was before; in a file every operator.
 */
export type Detail = 'headline' | 'entry' | 'whole';

/** How the states of a sender name or of a template at operators are called. */
export interface Stepping {
  /** The operator, and what the name or template is there; the second is empty for a key that no page names. */
  cells(key: string): readonly [operator: string, kind: string];
  /** In a word or two, without its mark. */
  words(code: number): string;
  mark(code: number): Mark;
}

/** More operators at a time are only counted, except in a file. */
const mostOperators = 5;
const longestKey = 24;
/** The worst first: a telephone's screen may show no more than the beginning. */
const inOrder: readonly Mark[] = [
  marks.bad,
  marks.attention,
  marks.stopped,
  marks.none,
  marks.unknown,
  marks.good,
  marks.underWay,
  marks.waiting,
];

export function senderStepping({ language }: NoticeContext): Stepping {
  const texts = senderTexts[language];
  return {
    cells: (key) => operatorCells(clip(key, longestKey), language),
    words: (code) => {
      const name = nameOf(senderStatuses, code);
      return name === undefined ? texts.code(code) : texts.statusesInShort[name];
    },
    mark: (code) => markOf(senderStatuses, code),
  };
}

export function templateStepping({ language }: NoticeContext): Stepping {
  const texts = changeTexts[language].template.statusesInShort;
  return {
    cells: (key) => {
      const [operator = '', use = ''] = targetWords(clip(key, longestKey), language).split(', ');
      return [operator, use];
    },
    words: (code) => {
      const name = nameOf(templateStatuses, code);
      return name === undefined ? senderTexts[language].code(code) : texts[name];
    },
    mark: (code) => markOf(templateStatuses, code),
  };
}

/**
 * What changed at operators, those with the same news together and the worst first:
 * `Tele2 (paid) ✗ not accepted; MTS (paid, common) ✓ accepted (was: sent)`.
 */
export function stepWords(
  steps: Readonly<Record<string, Step>>,
  stepping: Stepping,
  { language }: NoticeContext,
  detail: Detail,
): string {
  const texts = changeTexts[language];
  const groups = Map.groupBy(Object.entries(steps), ([, step]) => `${step.after} ${step.before}`);
  const told = [...groups.values()].map((group) => {
    const { after, before } = group[0]?.[1] ?? {};
    const mark = after === undefined ? marks.none : stepping.mark(after);
    const state = marked(mark, after === undefined ? texts.noStatus : stepping.words(after));
    const places = placeWords(
      group.map(([key]) => stepping.cells(key)),
      language,
      detail === 'whole',
    );
    const was =
      detail === 'headline' || before === undefined || before === after ? '' : ` ${texts.was(stepping.words(before))}`;
    return { mark, words: `${places} ${state}${was}` };
  });
  const sorted = told.toSorted((one, other) => inOrder.indexOf(one.mark) - inOrder.indexOf(other.mark));
  return sorted.map(({ words }) => words).join('; ');
}

/** How the news is to be taken: bad when anything in it is. */
export function stepTone(steps: Readonly<Record<string, Step>>, stepping: Stepping): Tone | undefined {
  const found = Object.values(steps).map(({ after }) => (after === undefined ? marks.none : stepping.mark(after)));
  if (found.includes(marks.bad)) return 'bad';
  if (found.some((one) => one === marks.attention || one === marks.stopped || one === marks.none)) return 'warning';
  return found.length > 0 && found.every((one) => one === marks.good) ? 'good' : undefined;
}

/** Each operator once, such as `MTS (paid, common), MegaFon (paid)`. */
function placeWords(
  cells: readonly (readonly [operator: string, kind: string])[],
  language: NoticeContext['language'],
  isWhole: boolean,
): string {
  const operators = [...Map.groupBy(cells, ([operator]) => operator)].map(([operator, all]) => {
    const kinds = all.map(([, kind]) => kind).filter((kind) => kind !== '');
    return kinds.length === 0 ? operator : `${operator} (${kinds.join(', ')})`;
  });
  // A place is left for one that would be counted alone.
  const isCut = !isWhole && operators.length > mostOperators + 1;
  if (!isCut) return operators.join(', ');
  const rest = noticeTexts[language].more(String(operators.length - mostOperators));
  return `${operators.slice(0, mostOperators).join(', ')} ${rest}`;
}
