import { clip } from '../../lib/clip.ts';
import { type CommandContext, defineCommand } from '../command.ts';
import { failureOf } from '../errors.ts';
import { fileTime } from '../listing/file-time.ts';
import type { Entry } from '../listing/listing.ts';
import { showListing } from '../listing/show-listing.ts';
import { code, note, type Reply, text } from '../reply.ts';
import { askTemplates, type TemplateAnswer } from '../templates/ask-templates.ts';
import type { RegisteredTemplate } from '../templates/template-register.ts';
import { countTemplateStates, madeAt, targetWords, templateStatusWords } from '../templates/template-words.ts';
import { templateTexts } from '../texts/templates.ts';

/** So many of the newest are asked for; asking for all would keep people waiting and use up the limits of the account. */
const mostAsked = 30;
/** How much of a text the list shows; all of it is in the file and in the answer about the template. */
const longestText = 300;

export const templateList = defineCommand({
  name: 'template list',
  aliases: ['templates', 'шаблоны'],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  summary: {
    en: 'the operator templates that the bot knows, with their states',
    ru: 'шаблоны операторов, известные боту, и их статусы',
  },
  examples: ['/template list'],
  run: (context) => listTemplates(context),
});

/** The templates of the register, the newest first. @throws SmscError when nothing is known of any of them */
export async function listTemplates(context: CommandContext): Promise<Reply> {
  const { account, language, templates } = context;
  const texts = templateTexts[language].list;
  const registered = await templates.list();
  if (registered.length === 0) return emptyReply(context);
  const answers = await askTemplates(account.client.operatorTemplates, registered.slice(0, mostAsked));
  const told = answers.flatMap((one) => (one.kind === 'told' ? [one.answer] : []));
  const failed = answers.find((one) => one.kind === 'failed');
  if (told.length === 0 && failed !== undefined) throw failed.error;
  const entries = registered.map((template, place) => entryOf(template, answers[place], context));
  const summary = texts.found(registered.length);
  return showListing(context, told, {
    name: 'templates',
    summary,
    lead: [text(summary), note(texts.marks)],
    columns: [],
    entries,
    fileColumns: [texts.number, texts.sender, texts.text, texts.atOperators, texts.added],
  });
}

function entryOf(
  { number, sender, text: content, addedAt }: RegisteredTemplate,
  answer: TemplateAnswer | undefined,
  context: CommandContext,
): Entry {
  const { short, long } = stateOf(answer, number, context);
  return {
    shown: { title: `#${number} ${sender}`, facts: [short], text: clip(content, longestText) },
    filed: [String(number), sender, content, long, fileTime(addedAt, context.account.zone)],
  };
}

/** The states of a template, in a few marks and in words. */
function stateOf(
  answer: TemplateAnswer | undefined,
  number: number,
  { language }: CommandContext,
): { readonly short: string; readonly long: string } {
  const { list } = templateTexts[language];
  if (answer === undefined || answer.kind === 'not-asked') {
    return { short: `${list.notAsked}; /template status #${number}`, long: list.notAsked };
  }
  if (answer.kind === 'failed') {
    const words = list.failed(failureOf(answer.error, language).what);
    return { short: words, long: words };
  }
  const states = madeAt(answer.answer.value);
  if (states.length === 0) return { short: list.nowhere, long: list.nowhere };
  const words = states.map(
    ({ target, status }) => `${targetWords(target, language)}: ${templateStatusWords(status, language)}`,
  );
  return { short: countTemplateStates(states), long: words.join('; ') };
}

function emptyReply({ language }: CommandContext): Reply {
  const { empty, howToFill } = templateTexts[language].list;
  const example = language === 'ru' ? '/template status my_shop "Код: %d"' : '/template status my_shop "Code: %d"';
  return { summary: empty, blocks: [text(empty), text(howToFill), text(code(example))] };
}
