import { type Command, defineCommand } from '../command.ts';
import { optional } from '../parameters/parameter.ts';
import { restOfLine, word } from '../parameters/words.ts';

const question = {
  ...word('ID', { en: 'the reference of a question', ru: 'номер вопроса' }),
  isGiven: true,
} as const;

/** What the buttons of questions have in common: whose role is enough depends on what is asked. */
const answer = {
  aliases: [],
  role: 'viewer',
  risk: 'read',
  hidden: true,
  audits: true,
  replaces: true,
  examples: [],
} as const;

// What answers is loaded with the first answer, as the start waits for all that is loaded before.
export const confirmCommands: readonly Command[] = [
  defineCommand({
    ...answer,
    name: 'confirm',
    parameters: {
      question,
      typed: {
        ...optional(restOfLine('NAME', { en: 'what the question asks for', ru: 'то, о чём просит вопрос' })),
        isWanted: true,
      },
    },
    summary: { en: 'confirm what was asked', ru: 'подтвердить то, о чём спросили' },
    run: async (context, { question: id, typed }) => {
      const { findPressed } = await import('../acting/pressed.ts');
      const { confirm } = await import('../acting/confirming.ts');
      return confirm(context, await findPressed(context, id.toLowerCase(), 'asked'), typed);
    },
  }),
  defineCommand({
    ...answer,
    name: 'cancel',
    parameters: { question },
    summary: { en: 'leave undone what was asked', ru: 'не делать того, о чём спросили' },
    run: async (context, { question: id }) => {
      const { findPressed } = await import('../acting/pressed.ts');
      const { cancel } = await import('../acting/confirming.ts');
      return cancel(context, await findPressed(context, id.toLowerCase(), 'asked'));
    },
  }),
  defineCommand({
    ...answer,
    name: 'approve',
    parameters: { question },
    summary: { en: 'approve of what somebody else asked for', ru: 'одобрить то, о чём просит другой' },
    run: async (context, { question: id }) => {
      const { findPressed } = await import('../acting/pressed.ts');
      const { approve } = await import('../acting/approval.ts');
      return approve(context, await findPressed(context, id.toLowerCase(), 'asked or carded'));
    },
  }),
  defineCommand({
    ...answer,
    name: 'refuse',
    parameters: { question },
    summary: { en: 'refuse what somebody else asked for', ru: 'отклонить то, о чём просит другой' },
    run: async (context, { question: id }) => {
      const { findPressed } = await import('../acting/pressed.ts');
      const { refuse } = await import('../acting/refusing.ts');
      return refuse(context, await findPressed(context, id.toLowerCase(), 'asked or carded'));
    },
  }),
];
