/** What is read of a line of the log. */
interface LogLine {
  readonly level?: string;
  readonly msg?: string;
  readonly reference?: string;
  readonly err?: { readonly type?: string; readonly message?: string };
}

/**
 * A line of the log for somebody who sits at the terminal in which the bot talks: what happened and the reference, in
 * one short line. Elsewhere the log is JSON, with stacks.
 */
export function shortLogLine(line: string): string {
  const { level = '', msg = '', reference, err } = JSON.parse(line) as LogLine;
  const facts = [reference, err && `${err.type ?? 'Error'}: ${err.message ?? ''}`].filter((fact) => fact !== undefined);
  return `[${level}] ${msg}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}\n`;
}
