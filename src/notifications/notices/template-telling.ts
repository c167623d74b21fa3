import { changeTexts } from '../../bot/texts/notice-changes.ts';
import type { TemplateChange } from '../../bot/topics/change.ts';
import { clip } from '../../lib/clip.ts';
import type { NoticeContext } from './notice-context.ts';
import { longestName, waitWords } from './sender-telling.ts';
import { type Detail, stepTone, stepWords, templateStepping } from './step-words.ts';
import type { Telling } from './telling.ts';

/** What happened to a template of the register. */
export function templateTelling(change: TemplateChange, context: NoticeContext, isWhole: boolean): Telling {
  const sender = clip(change.sender, longestName);
  const title = changeTexts[context.language].template.title(change.number, sender);
  const stepping = templateStepping(context);
  const waits = change.kind === 'stuck' ? waitWords(change, context) : '';
  const words = (detail: Detail): string =>
    [stepWords(change.operators, stepping, context, detail), waits].filter((part) => part !== '').join('; ');
  const brief = words('headline');
  return {
    title,
    about: `#${change.number} ${sender}`,
    what: words(isWhole ? 'whole' : 'entry'),
    brief,
    headline: `${title}: ${brief}`,
    tone: change.kind === 'stuck' ? 'warning' : stepTone(change.operators, stepping),
  };
}
