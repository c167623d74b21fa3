import { type Command, type CommandContext, defineCommand } from '../command.ts';
import { inLines } from '../parameters/parameter.ts';
import { restOfLine, word } from '../parameters/words.ts';
import { items, type Reply, text } from '../reply.ts';
import { buttonFor } from '../similar.ts';
import { countTemplateStates, madeAt } from '../templates/template-words.ts';
import { watchTemplate } from '../templates/watch-template.ts';
import { templateChangeTexts } from '../texts/template-changes.ts';
import { templateNotFound, templateStatus } from './template-status.ts';

export const templateWatch: Command = defineCommand({
  name: 'template watch',
  aliases: [],
  parameters: {
    name: word('SENDER', { en: 'a sender name', ru: 'имя отправителя' }),
    text: {
      ...inLines(
        restOfLine('TEXT', { en: 'the text of the template, letter for letter', ru: 'текст шаблона, буква в букву' }),
      ),
      holds: 'text',
    },
  },
  role: 'operator',
  risk: 'change',
  summary: {
    en: 'have this conversation told of an operator template',
    ru: 'сообщать в этот чат о шаблоне операторов',
  },
  details: {
    en: ['The template has to be at some operator already. It gets a number in /template list.'],
    ru: ['Шаблон уже должен быть хотя бы у одного оператора. Он получит номер в /template list.'],
  },
  examples: ['/template watch my_shop "Заказ №%d собран и ждёт вас: %w"'],
  run: async (context, { name: sender, text: content }): Promise<Reply> => {
    const { value } = await context.account.client.operatorTemplates.get({ sender, text: content });
    const states = madeAt(value);
    // What no operator knows may be a text with a slip of the hand, of which nothing would ever be told.
    if (states.length === 0) return templateNotFound(context, { sender, text: content });
    return watchedReply(context, { sender, content, counts: countTemplateStates(states) });
  },
});

interface Watching {
  readonly sender: string;
  readonly content: string;
  readonly counts: string;
}

async function watchedReply(context: CommandContext, { sender, content, counts }: Watching): Promise<Reply> {
  const texts = templateChangeTexts[context.language];
  const { number, told } = await watchTemplate(context, { sender, text: content });
  const sentence = texts.watched(`#${number}`);
  return {
    summary: sentence,
    tone: 'good',
    blocks: [text(sentence), items([{ title: `#${number} ${sender}`, facts: [counts], text: content }]), told],
    buttons: [buttonFor(templateStatus, { name: { written: `#${number}`, isNumber: true } }, texts.look)],
  };
}
