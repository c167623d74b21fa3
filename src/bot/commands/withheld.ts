import { type Command, defineCommand } from '../command.ts';
import { note } from '../reply.ts';
import { withheldLine } from '../texts/passwords.ts';

/** Stands on the disk in place of a line with a password, and is run after a crash alone. */
export const withheld: Command = defineCommand({
  name: 'withheld',
  aliases: [],
  parameters: {},
  role: 'viewer',
  risk: 'read',
  hidden: true,
  summary: { en: 'a line that was not kept over a restart', ru: 'строка, которая не сохранилась при перезапуске' },
  examples: [],
  run: async ({ language }) => {
    const sentence = withheldLine[language];
    return { summary: sentence, tone: 'warning', blocks: [note(sentence, 'warning')], audience: 'asker' };
  },
});
