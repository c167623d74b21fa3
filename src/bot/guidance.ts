import { clip } from '../lib/clip.ts';
import { displayWidth } from '../lib/display-width.ts';
import type { Problem } from './bind.ts';
import type { Command } from './command.ts';
import type { Language } from './language.ts';
import type { ParsedLine } from './parse.ts';
import { type Button, code, note, quote, type Reply, text } from './reply.ts';
import { conversationTexts } from './texts/conversation.ts';
import { usageLine } from './usage.ts';

/** How much of what was typed is repeated. */
const longestTyped = 60;

/** The answer to a line that is no command, with the nearest commands as buttons where they can be sent as they are. */
export function unknownReply(parsed: ParsedLine & { kind: 'unknown' }, language: Language): Reply {
  const texts = conversationTexts[language];
  const alone = parsed.suggestions.some((command) => command.name.startsWith(`${parsed.typed.replace(/^\//, '')} `));
  const typed = clip(parsed.typed, longestTyped);
  const what = alone ? texts.groupHas(typed) : texts.unknown(typed);
  const lead = parsed.suggestions.length === 0 ? texts.allCommands : texts.didYouMean;
  const typedOn = parsed.suggestions.filter((command) => !standsAlone(command)).map(usageLine);
  const offered = parsed.suggestions.length === 0 ? ['/help'] : typedOn;
  return {
    summary: what,
    tone: 'warning',
    blocks: [note(what, 'warning'), ...(alone ? [] : [text(lead)]), ...offered.map((line) => text(code(line)))],
    buttons: parsed.suggestions.filter(standsAlone).map((command): Button => {
      const line = `/${command.name}`;
      return { label: line, command: line };
    }),
  };
}

/** The answer to a command with wrong arguments: the line with the wrong part marked, the usage line and an example. */
export function usageReply(line: string, command: Command, problem: Problem, language: Language): Reply {
  const texts = conversationTexts[language];
  const what = sentence(problem, language);
  const [example] = command.examples;
  return {
    summary: what,
    tone: 'warning',
    blocks: [
      note(what, 'warning'),
      quote(pointAt(line, problem)),
      text(texts.usage, ' ', code(usageLine(command))),
      ...(example === undefined ? [] : [text(texts.example, ' ', code(example))]),
    ],
  };
}

/** How much of a long line is shown on each side of its wrong part, and of the wrong part itself. */
const shownAround = 40;

/** The line, or what is around its wrong part, with marks under that part. */
function pointAt(line: string, { start, end }: Problem): string {
  const from = Math.max(0, start - shownAround);
  const last = Math.min(end, start + shownAround);
  const to = Math.min(line.length, last + shownAround);
  const before = (from > 0 ? '…' : '') + oneLine(line.slice(from, start));
  const wrong = oneLine(line.slice(start, last));
  const after = oneLine(line.slice(last, to)) + (to < line.length ? '…' : '');
  const marks = '^'.repeat(Math.max(1, displayWidth(wrong)));
  return `${before}${wrong}${after}\n${' '.repeat(displayWidth(before))}${marks}`;
}

/** White space as plain spaces, so that the marks stand where they should. */
function oneLine(part: string): string {
  return part.replaceAll(/\s/gu, ' ');
}

function sentence(problem: Problem, language: Language): string {
  const texts = conversationTexts[language];
  switch (problem.kind) {
    case 'missing':
      return texts.missing(problem.parameter.hint, problem.parameter.expects[language]);
    case 'wrong':
      return texts.wrong(problem.parameter.hint, problem.parameter.expects[language]);
    case 'repeated':
      return texts.repeated(problem.parameter.hint);
    case 'unexpected':
      return texts.unexpected;
    case 'unclosed-quote':
      return texts.unclosedQuote;
  }
}

function standsAlone(command: Command): boolean {
  return Object.values(command.parameters).every((parameter) => !parameter.required);
}
