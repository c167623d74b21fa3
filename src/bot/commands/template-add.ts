import type { NewTemplate, TemplateRef } from '../../smsc/areas/operator-templates.ts';
import { nameOf, templateAddResults } from '../../smsc/codes.ts';
import type { TemplateKey } from '../../smsc/operator-keys.ts';
import type { Done } from '../acting/action.ts';
import { defineAction } from '../acting/define-action.ts';
import { lookingUp } from '../acting/looking-up.ts';
import type { Command, CommandContext } from '../command.ts';
import type { Language } from '../language.ts';
import { templateTargets } from '../parameters/operator-keys.ts';
import { inLines, keyed } from '../parameters/parameter.ts';
import { word } from '../parameters/words.ts';
import { code, items, type Reply, strong, text } from '../reply.ts';
import { findSender } from '../senders/find-sender.ts';
import { buttonFor } from '../similar.ts';
import { noteAfterwards } from '../subscriptions/watch-at-once.ts';
import { resultRows, rowsTable, stateRows, type TemplateRow } from '../templates/template-rows.ts';
import { madeAt, targetHelp, targetWords } from '../templates/template-words.ts';
import { watchTemplate } from '../templates/watch-template.ts';
import { templateChangeTexts } from '../texts/template-changes.ts';
import { templateStatus } from './template-status.ts';

/** A template at an operator that has it already. */
interface Standing {
  readonly target: string;
  readonly status: number;
}

interface Addition extends TemplateRef {
  /** Those that have none yet. */
  readonly targets: readonly TemplateKey[];
  readonly standing: readonly Standing[];
}

export const templateAdd: Command = defineAction({
  name: 'template add',
  aliases: ['template new'],
  parameters: {
    name: word('SENDER', { en: 'a sender name', ru: 'имя отправителя' }),
    text: {
      ...inLines(word('TEXT', { en: 'the text of the template, in quotes', ru: 'текст шаблона в кавычках' })),
      holds: 'text',
    },
    for: keyed(templateTargets('KEY,…')),
  },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'make an operator template',
    ru: 'создать шаблон операторов',
  },
  details: {
    en: [
      `Where and what for (for:): ${targetHelp('en')}.`,
      'An operator takes it only where the sender name is accepted. What is made is watched at once: this conversation is told how it goes on.',
    ],
    ru: [
      `Где и для чего (for:): ${targetHelp('ru')}.`,
      'Оператор примет его, только если у него принято имя отправителя. За созданным шаблоном бот сразу следит: что будет дальше, он сообщит в этот чат.',
    ],
  },
  examples: [
    '/template add my_shop "Your code is %w" for:all',
    '/template add my_shop "Заказ %w готов" for:mts_srv,bee_trn,soc',
  ],
  plan: async (context, asked) => {
    const found = await findSender(context, asked, templateAdd);
    if ('refused' in found) return found;
    const { text: content, for: wanted } = asked;
    const template = { sender: found.sender.name, text: content };
    const { value } = await context.account.client.operatorTemplates.get(template);
    const standing = madeAt(value)
      .filter(({ target }) => wanted.some((key) => key === target))
      .map(({ target, status }) => ({ target, status }));
    const targets = wanted.filter((key) => !standing.some(({ target }) => target === key));
    if (targets.length === 0) return { refused: await everywhere(context, template, standing) };
    const payload: Addition = { ...template, targets, standing };
    return { payload };
  },
  propose: async ({ language }, { sender, text: content, targets, standing }) => {
    const texts = templateChangeTexts[language];
    return {
      summary: texts.add(sender),
      blocks: [
        text(strong(texts.add(sender))),
        items([{ title: sender, facts: [], text: content }]),
        rowsTable([...targets.map((key) => willBeMade(key, language)), ...stateRows(standing, language)], language),
      ],
      goAhead: texts.addIt,
    };
  },
  perform: async (context, { standing, ...template }) => {
    const { language } = context;
    const results = await context.account.client.operatorTemplates.add(template);
    const rows = resultRows(template.targets, results, language);
    const count = results.filter(({ result }) => nameOf(templateAddResults, result) === 'added').length;
    if (count === 0) return madeNowhere(context, template, rows);
    return made(context, template, { count, rows: [...rows, ...stateRows(standing, language)] });
  },
  lookUp: async (context, { standing, ...template }) => {
    const { sender, text: content, targets } = template;
    const { value } = await context.account.client.operatorTemplates.get({ sender, text: content }, lookingUp);
    const fresh = madeAt(value).filter(({ target }) => targets.some((key) => key === target));
    if (fresh.length === 0) return 'not-done';
    const rows = stateRows([...fresh, ...standing], context.language);
    return made(context, template, { count: fresh.length, rows });
  },
});

function willBeMade(target: TemplateKey, language: Language): TemplateRow {
  return [targetWords(target, language), templateChangeTexts[language].willBeMade];
}

/** What stands of a template after it was made. */
interface Made {
  readonly count: number;
  readonly rows: readonly TemplateRow[];
}

async function made(context: CommandContext, template: NewTemplate, { count, rows }: Made): Promise<Done> {
  const { language } = context;
  const texts = templateChangeTexts[language];
  const { sender, text: content, targets } = template;
  let number: number | undefined;
  const watched = await noteAfterwards(context, async () => {
    const watching = await watchTemplate(context, { sender, text: content });
    number = watching.number;
    return [watching.told];
  });
  const sentence = texts.added(number === undefined ? sender : `#${number} ${sender}`, count, targets.length);
  const name = { written: number === undefined ? sender : `#${number}`, isNumber: number !== undefined };
  const look = buttonFor(templateStatus, { name, ...(number === undefined && { text: content }) }, texts.look);
  return {
    reply: {
      summary: sentence,
      tone: 'good',
      blocks: [text(sentence), rowsTable(rows, language), ...watched],
      buttons: [look],
    },
  };
}

function madeNowhere(
  { language }: CommandContext,
  { sender, text: content }: TemplateRef,
  rows: readonly TemplateRow[],
): Done {
  const sentence = templateChangeTexts[language].addedNowhere;
  const shown = items([{ title: sender, facts: [], text: content }]);
  const blocks = [text(sentence), shown, rowsTable(rows, language)];
  return { reply: { summary: sentence, tone: 'bad', blocks }, ending: 'failed' };
}

async function everywhere(
  { templates, language }: CommandContext,
  template: TemplateRef,
  standing: readonly Standing[],
): Promise<Reply> {
  const texts = templateChangeTexts[language];
  const number = await templates.add(template);
  const sentence = texts.everywhere(`#${number} ${template.sender}`);
  return {
    summary: sentence,
    tone: 'warning',
    blocks: [
      text(sentence, ' ', code(`/template status #${number}`)),
      rowsTable(stateRows(standing, language), language),
    ],
  };
}
