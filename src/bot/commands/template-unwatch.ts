import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { inLines, optional } from '../parameters/parameter.ts';
import { restOfLine } from '../parameters/words.ts';
import { privacyOf } from '../privacy.ts';
import { type Block, code, items, note, type Reply, text } from '../reply.ts';
import { buttonFor } from '../similar.ts';
import { numbered } from '../subscriptions/printed.ts';
import { type TemplateName, templateName } from '../templates/template-name.ts';
import type { RegisteredTemplate } from '../templates/template-register.ts';
import { watchedOf } from '../templates/watch-template.ts';
import { templateChangeTexts } from '../texts/template-changes.ts';
import { templateList } from './template-list.ts';
import { templateMisfit } from './template-status.ts';
import { templateWatch } from './template-watch.ts';

export const templateUnwatch: Command = defineCommand({
  name: 'template unwatch',
  aliases: [],
  parameters: {
    name: templateName('#N|SENDER'),
    text: {
      ...optional(
        inLines(
          restOfLine('TEXT', { en: 'the text of the template, letter for letter', ru: 'текст шаблона, буква в букву' }),
        ),
      ),
      holds: 'text',
    },
  },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'stop watching an operator template',
    ru: 'больше не следить за шаблоном операторов',
  },
  details: {
    en: ['It leaves /template list, and no conversation is told of it any more. At the operators it stays as it is.'],
    ru: ['Он исчезает из /template list, и о нём больше не сообщают ни в один чат. У операторов он остаётся как есть.'],
  },
  examples: ['/template unwatch #2'],
  check: ({ name, text: content }) => templateMisfit(name, content),
  run: async (context, { name, text: content }) => {
    const { templates } = context;
    const found = await registeredAs(context, name, content);
    const removed = found && (await templates.remove(found.number));
    return removed === undefined ? notWatched(context) : unwatched(context, removed);
  },
});

async function registeredAs(
  { templates }: CommandContext,
  { written, number }: TemplateName,
  content: string | undefined,
): Promise<RegisteredTemplate | undefined> {
  if (content === undefined) return number === undefined ? undefined : templates.get(number);
  return (await templates.list()).find((each) => each.sender === written && each.text === content);
}

async function unwatched(context: CommandContext, template: RegisteredTemplate): Promise<Reply> {
  const { language } = context;
  const texts = templateChangeTexts[language];
  const { number, sender, text: content } = template;
  const sentence = texts.unwatched(`#${number}`);
  return {
    summary: sentence,
    blocks: [
      text(sentence),
      items([{ title: `#${number} ${sender}`, facts: [], text: content }]),
      note(texts.forEverybody),
      ...(await endSubscription(context, template)),
    ],
    buttons: [buttonFor(templateWatch, { name: sender, text: content }, texts.watchAgain)],
  };
}

/** Ends the subscription that `/template watch` made in this conversation, of which nothing more would come. */
async function endSubscription(
  { notices, message, language }: CommandContext,
  template: RegisteredTemplate,
): Promise<readonly Block[]> {
  const { filters } = watchedOf(template);
  // A filter on the sender name alone may be somebody's wish to hear of its other templates.
  if (filters.text === undefined) return [];
  const own = (await notices.subscriptions.of(message.in)).find(
    (each) => each.topic === 'template' && JSON.stringify(each.filters) === JSON.stringify(filters),
  );
  const ended = own && (await notices.subscriptions.end(message.in, own.number));
  if (ended === undefined) return [];
  return [text(templateChangeTexts[language].subscriptionEnded, ' ', code(numbered(ended, privacyOf(message))))];
}

function notWatched({ language }: CommandContext): Reply {
  const sentence = templateChangeTexts[language].notWatched;
  return { summary: sentence, tone: 'warning', blocks: [text(sentence)], buttons: [buttonFor(templateList, {})] };
}
