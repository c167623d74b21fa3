import { fits, type Program } from './filters-expression.ts';
import { folded } from './filters-glob.ts';
import { parseExpression } from './parse-expression.ts';

/** Fan-out asks for the same few patterns again and again. */
const programs = new Map<string, Program | undefined>();
const mostPrograms = 100;

/**
 * Whether a text fits a filter: words, each of which must occur in it, or a pattern between slashes. Takes time in
 * proportion to the text, whatever the filter.
 */
export function fitsText(content: string, filter: string): boolean {
  const written = folded(content);
  const pattern = patternIn(filter);
  if (pattern === undefined) {
    return folded(filter)
      .split(/\s+/u)
      .every((word) => written.includes(word));
  }
  const program = programOf(pattern);
  return program !== undefined && fits(program, written);
}

/** What stands between the slashes of a filter, if it is a pattern. */
export function patternIn(filter: string): string | undefined {
  return /^\/(.+)\/$/su.exec(filter)?.[1];
}

function programOf(pattern: string): Program | undefined {
  if (programs.has(pattern)) return programs.get(pattern);
  const read = parseExpression(pattern);
  const program = read.ok ? read.value : undefined;
  const oldest = programs.keys().next();
  if (programs.size >= mostPrograms && oldest.done !== true) programs.delete(oldest.value);
  programs.set(pattern, program);
  return program;
}
