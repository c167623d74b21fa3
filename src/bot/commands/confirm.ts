import { cancel, confirm } from '../acting/confirming.ts';
import { type Command, defineCommand } from '../command.ts';
import { optional } from '../parameters/parameter.ts';
import { restOfLine, word } from '../parameters/words.ts';

const question = word('ID', { en: 'the reference of a question', ru: 'номер вопроса' });

const go = defineCommand({
  name: 'confirm',
  aliases: [],
  parameters: {
    question,
    typed: optional(restOfLine('NAME', { en: 'what the question asks for', ru: 'то, о чём просит вопрос' })),
  },
  role: 'viewer',
  risk: 'read',
  hidden: true,
  audits: true,
  replaces: true,
  summary: { en: 'confirm what was asked', ru: 'подтвердить то, о чём спросили' },
  examples: [],
  run: async (context, { question: id, typed }) => confirm(context, id.toLowerCase(), typed),
});

const leave = defineCommand({
  name: 'cancel',
  aliases: [],
  parameters: { question },
  role: 'viewer',
  risk: 'read',
  hidden: true,
  audits: true,
  replaces: true,
  summary: { en: 'leave undone what was asked', ru: 'не делать того, о чём спросили' },
  examples: [],
  run: async (context, { question: id }) => cancel(context, id.toLowerCase()),
});

export const confirmCommands: readonly Command[] = [go, leave];
