import { clip } from '../../lib/clip.ts';
import { nearest } from '../../lib/edit-distance.ts';
import type { TemplateRef, TemplateState } from '../../smsc/areas/operator-templates.ts';
import { type CommandContext, defineCommand, type Misfit } from '../command.ts';
import { dated } from '../freshness.ts';
import { inLines, optional } from '../parameters/parameter.ts';
import { restOfLine } from '../parameters/words.ts';
import { type Block, code, items, note, type Reply, table, text } from '../reply.ts';
import { buttonFor, nothingFound } from '../similar.ts';
import { watchButton } from '../subscriptions/watch-button.ts';
import { type TemplateName, templateName } from '../templates/template-name.ts';
import {
  countTemplateStates,
  madeAt,
  targetsInShort,
  targetWords,
  templateStatusWords,
} from '../templates/template-words.ts';
import { senderTexts } from '../texts/senders.ts';
import { templateTexts } from '../texts/templates.ts';
import { listTemplates, templateList } from './template-list.ts';

/** How much is repeated of a name and a text that find nothing. */
const longestName = 60;
const longestText = 120;
/** How much of the newest texts is compared with one that finds nothing: comparing takes the time of both lengths. */
const comparedTexts = 100;
const comparedLetters = 200;

export const templateStatus = defineCommand({
  name: 'template status',
  aliases: ['template show', 'шаблон'],
  parameters: {
    name: optional(templateName('NAME|#N')),
    text: {
      ...optional(
        inLines(
          restOfLine('TEXT', {
            en: 'the text of the template, letter for letter',
            ru: 'текст шаблона, буква в букву',
          }),
        ),
      ),
      holds: 'text',
    },
  },
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'an operator template: its status at each operator',
    ru: 'шаблон операторов: статус у каждого оператора',
  },
  examples: [
    '/template status my_shop "Заказ №%d собран и ждёт вас: %w"',
    '/template status MyShopInfo Оплата по заказу №%d получена, спасибо!',
  ],
  check: ({ name, text: content }) => templateMisfit(name, content),
  run: async (context, { name, text: content }) => {
    if (name === undefined) return listTemplates(context);
    if (name.number === undefined || content !== undefined) {
      return answer(context, { sender: name.written, text: content ?? '' });
    }
    const known = await context.templates.get(name.number);
    return known === undefined ? unknownNumber(context, name.number) : answer(context, known, known.number);
  },
});

/** Why a number or a name does not go with what stands behind it. */
export function templateMisfit(name: TemplateName | undefined, content: string | undefined): Misfit | undefined {
  if (name === undefined) return undefined;
  if (name.number === undefined) return content === undefined ? { parameter: 'text' } : undefined;
  if (content === undefined || !name.isNumber) return undefined;
  const written = `#${name.number}`;
  return {
    parameter: 'text',
    reason: {
      en: `${written} has its text already. Give either a number or a name and a text.`,
      ru: `У ${written} текст уже есть. Укажите или номер, или имя и текст.`,
    },
  };
}

async function answer(context: CommandContext, asked: TemplateRef, listedAs?: number): Promise<Reply> {
  const { account, language, templates } = context;
  const { sender, text: content } = asked;
  const texts = templateTexts[language];
  const told = await account.client.operatorTemplates.get({ sender, text: content });
  const made = madeAt(told.value);
  if (made.length === 0) {
    const reply = listedAs === undefined ? await templateNotFound(context, asked) : gone(context, asked, listedAs);
    return { ...reply, blocks: dated(reply.blocks, [told], context) };
  }
  const number = listedAs ?? (await templates.add({ sender, text: content }));
  const counts = countTemplateStates(made);
  const missing = told.value.filter((state) => !made.includes(state));
  const blocks: readonly Block[] = [
    items([{ title: `#${number} ${sender}`, facts: [counts], text: content }]),
    statesTable(made, context),
    ...(missing.length === 0 ? [] : [note(`${texts.notAt} ${targetsInShort(missing, language)}`)]),
    ...(listedAs === undefined ? [text(texts.listedAs(number), ' ', code(`/template status #${number}`))] : []),
  ];
  return {
    summary: texts.summary(`#${number} ${sender}`, counts),
    blocks: dated(blocks, [told], context),
    buttons: await watchButton({ topic: 'template', number, sender, text: content }, context),
  };
}

function statesTable(states: readonly TemplateState[], { language }: CommandContext): Block {
  const { operator, status } = senderTexts[language];
  return table(
    [{ title: operator }, { title: status }],
    states.map((state) => [targetWords(state.target, language), templateStatusWords(state.status, language)]),
  );
}

/**
 * The answer about what no operator knows, with the templates near to it. It is not put into the register: it may be a
 * text with a slip of the hand.
 */
export async function templateNotFound(
  { language, templates }: CommandContext,
  { sender, text: content }: TemplateRef,
): Promise<Reply> {
  const texts = templateTexts[language];
  const sentence = texts.notFound(clip(sender, longestName), clip(content, longestText));
  const recent = (await templates.list()).slice(0, comparedTexts);
  const near = nearest(beginning(content), [...new Set(recent.map((template) => beginning(template.text)))]);
  const similar = near.flatMap((found) => recent.filter((template) => beginning(template.text) === found)).slice(0, 3);
  const numbers = similar.map(({ number }) => `#${number}`);
  return nothingFound({
    sentence,
    hints: [text(texts.letterForLetter)],
    heading: texts.similar,
    similar: numbers.map((written) => buttonFor(templateStatus, { name: { written, isNumber: true } }, written)),
    shown: items(
      similar.map((template) => ({
        title: `#${template.number} ${template.sender}`,
        facts: [],
        text: clip(template.text, longestText),
      })),
    ),
  });
}

function beginning(whole: string): string {
  return whole.slice(0, comparedLetters);
}

function gone({ language }: CommandContext, { sender, text: content }: TemplateRef, number: number): Reply {
  const sentence = templateTexts[language].gone(number);
  const shown = items([{ title: `#${number} ${sender}`, facts: [], text: content }]);
  return { summary: sentence, tone: 'warning', blocks: [text(sentence), shown] };
}

function unknownNumber({ language }: CommandContext, number: number): Reply {
  const texts = templateTexts[language];
  const sentence = texts.unknownNumber(number);
  return {
    summary: sentence,
    tone: 'warning',
    blocks: [text(sentence), text(texts.numbersAreIn, ' ', code('/template list'))],
    buttons: [buttonFor(templateList, {})],
  };
}
