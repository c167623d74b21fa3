import { clip } from '../../lib/clip.ts';
import { displayWidth } from '../../lib/display-width.ts';
import type { Command } from '../command.ts';
import type { Language } from '../language.ts';
import { isShowable, mayHoldPassword, withoutPassword } from '../passwords/typed-password.ts';
import { type Block, type Button, code, note, quote, type Reply, text } from '../reply.ts';
import { conversationTexts } from '../texts/conversation.ts';
import type { ParsedLine } from './parse.ts';
import type { Problem } from './problem.ts';
import type { Suggestion } from './suggest.ts';
import { briefUsage, usageLine } from './usage.ts';

/** How much of what was typed is repeated. */
const longestTyped = 60;

/** The answer to a line that is no command, with the nearest commands. */
export function unknownReply(parsed: ParsedLine & { kind: 'unknown' }, language: Language): Reply {
  const texts = conversationTexts[language];
  if (/^\d+$/.test(parsed.typed)) return offering(texts.noButton(clip(parsed.typed, longestTyped)), [], [], language);
  const what = texts.unknown(clip(withoutPassword(parsed.typed), longestTyped));
  if (parsed.suggestions.length === 0)
    return offering(what, [text(texts.allCommands), text(code('/help'))], [], language);
  return offering(what, [text(texts.didYouMean)], parsed.suggestions.map(keepable), language);
}

/** A button is kept, and a password is not. */
function keepable({ command, line }: Suggestion): Suggestion {
  return line === undefined || mayHoldPassword(line) ? { command } : { command, line };
}

/** The answer to the first word of a group alone, with the group's commands. */
export function incompleteReply(parsed: ParsedLine & { kind: 'incomplete' }, language: Language): Reply {
  return offering(
    conversationTexts[language].groupHas(clip(parsed.typed, longestTyped)),
    [],
    parsed.group.map(asSuggestion),
    language,
  );
}

/** Lines that can be sent as they are become buttons, other commands usage lines with a form. */
function offering(what: string, lead: readonly Block[], suggestions: readonly Suggestion[], language: Language): Reply {
  const typedOn = suggestions.filter(({ line }) => line === undefined);
  const usages = typedOn.map(({ command }) => text(code(briefUsage(command))));
  const buttons = suggestions.flatMap(({ line }): readonly Button[] =>
    line === undefined ? [] : [{ label: clip(line, longestTyped), command: line }],
  );
  const forms = typedOn.flatMap(({ command }) =>
    formButtons(command, conversationTexts[language].fillInFor(`/${command.name}`)),
  );
  const blocks = [note(what, 'warning'), ...lead, ...usages];
  return { summary: what, tone: 'warning', blocks, buttons: [...buttons, ...forms] };
}

/** The way to a command's form, for a command that people type and that takes anything. */
function formButtons(command: Command, label: string, line = `/${command.name}`): readonly Button[] {
  const hasForm = command.hidden !== true && Object.keys(command.parameters).length > 0;
  return hasForm ? [{ label, command: line, form: true }] : [];
}

function asSuggestion(command: Command): Suggestion {
  const isWhole = Object.values(command.parameters).every((parameter) => !parameter.required);
  return isWhole ? { command, line: `/${command.name}` } : { command };
}

/** The answer to a command with wrong arguments: the line with the wrong part marked, the usage line and an example. */
export function usageReply(parsed: ParsedLine & { kind: 'usage' }, language: Language): Reply {
  const { line, command, problem } = parsed;
  const texts = conversationTexts[language];
  const what = problemSentence(problem, language);
  const [example] = command.examples;
  const isShown = isShowable(parsed);
  const isUnderstood = isShown && (problem.kind === 'missing' || problem.kind === 'wrong');
  return {
    summary: what,
    tone: 'warning',
    blocks: [
      note(what, 'warning'),
      ...(isShown ? [quote(pointAt(line, problem))] : []),
      text(texts.usage, ' ', code(briefUsage(command))),
      ...(example === undefined ? [] : [text(texts.example, ' ', code(example))]),
      ...(briefUsage(command) === usageLine(command) ? [] : [text(texts.allOfIt, ' ', code(`/help ${command.name}`))]),
    ],
    buttons: formButtons(command, texts.fillIn, isUnderstood ? line : undefined),
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

/** What is wrong, in a sentence. @param as - what the parameter is called; its name in the usage line when absent */
export function problemSentence(problem: Problem, language: Language, as?: string): string {
  const texts = conversationTexts[language];
  switch (problem.kind) {
    case 'missing':
      return texts.missing(as ?? called(problem), problem.parameter.expects[language]);
    case 'wrong':
      if (problem.reason !== undefined) return problem.reason[language];
      return texts.wrong(as ?? called(problem), problem.parameter.expects[language]);
    case 'repeated':
      return texts.repeated(as ?? called(problem));
    case 'unknown-key':
      return texts.unknownKey(problem.meant);
    case 'unexpected':
      return texts.unexpected;
    case 'unclosed-quote':
      return texts.unclosedQuote;
  }
}

/** What stands for a parameter in the usage line: its key or switch where it has one. */
function called({ name, parameter: { place, hint } }: Extract<Problem, { readonly name: string }>): string {
  if (place === 'key') return `${name}:`;
  return place === 'flag' ? name : hint;
}
