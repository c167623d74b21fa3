import type { Command } from '../command.ts';
import type { Language } from '../language.ts';
import type { Reply } from '../reply.ts';
import { usageReply } from './guidance.ts';
import { tokenise } from './tokens.ts';

export interface WrongPart {
  /** The line as typed. */
  readonly line: string;
  readonly command: Command;
  /** The parameter, and what was given for it. */
  readonly name: string;
  readonly written: string;
  /** What is wrong with it. */
  readonly sentence: string;
}

/**
 * The answer to a command whose argument turned out wrong only when it ran: like any usage error it points at the part.
 */
export function wrongPartReply({ line, command, name, written, sentence }: WrongPart, language: Language): Reply {
  const parameter = command.parameters[name];
  if (parameter === undefined) throw new Error(`/${command.name} has no parameter ${name}`);
  const read = tokenise(line);
  const tokens = read.ok ? read.tokens.slice(1) : [];
  // A line that was typed in another keyboard layout holds no such piece, and is pointed at from its beginning.
  const { start, end } = tokens.find(({ text }) => text.endsWith(written)) ?? { start: 0, end: line.length };
  const reason = { en: sentence, ru: sentence };
  return usageReply(
    { kind: 'usage', line, command, problem: { kind: 'wrong', name, parameter, reason, start, end } },
    language,
  );
}
