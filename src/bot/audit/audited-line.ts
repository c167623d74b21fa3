import { clip } from '../../lib/clip.ts';
import type { Command } from '../command.ts';
import type { ParsedLine } from '../line/parse.ts';
import { writeLine } from '../line/print.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { covered } from '../privacy.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Long enough to tell what was meant. */
const longestValue = 100;
const longestLine = 500;
/** Fewer digits are a date or a price. */
const shortestPhone = 9;
const plainNumber = /\+?\d{9,}/g;
/** One number or several, with what people put between digits. */
const spacedNumber = /\+?\d[\d\s()+.-]{7,}\d/g;
const day = String.raw`(?:\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d{1,2}-\d{1,2})`;
const twoDays = new RegExp(String.raw`^${day}[\s-]+${day}$`);
const addressLike = /[^\s@,;]+@[^\s@,;]+/gu;
const noCommand = '(no command)';

/**
 * A command with its values as the audit log has it: secrets and texts of SMS are only counted, phone numbers and
 * addresses covered, wherever they stand.
 *
 * @param values - by the names of the parameters; absent or undefined ones are left out
 */
export function auditedLine(command: Command, values: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(command.parameters).flatMap(([name, parameter]) => {
    const value = values[name];
    return value === undefined ? [] : [[name, auditedValue(parameter, value)] as const];
  });
  return clip(writeLine(command, new Map(written)), longestLine);
}

/** A line of which nothing but the command is kept: it may hold anything, such as an SMS or a password. */
export function namedLine(parsed: ParsedLine): Pick<AuditEntry, 'command' | 'line'> {
  const command = commandOf(parsed);
  return { command, line: command === '' ? noCommand : `/${command}` };
}

/** What people type of it that is no secret: its name, or the first word of the group that was meant. */
function commandOf(parsed: ParsedLine): string {
  if ('command' in parsed) return parsed.command.name;
  const [first] = parsed.kind === 'incomplete' ? parsed.group : [];
  return first?.name.split(' ', 1)[0] ?? '';
}

function auditedValue(parameter: Parameter<unknown>, value: unknown): string {
  const printed = parameter.print(value);
  if (parameter.holds === 'secret' || parameter.holds === 'password') return '***';
  if (parameter.holds === 'text') return `(${Array.from(printed).length} characters)`;
  const masked = printed
    .replaceAll(plainNumber, (number) => covered.phone(number))
    .replaceAll(spacedNumber, coverNumber)
    .replaceAll(addressLike, (address) => covered.phone(address));
  return clip(masked, longestValue);
}

function coverNumber(written: string): string {
  const digits = written.replaceAll(/\D/g, '').length;
  return digits < shortestPhone || twoDays.test(written) ? written : covered.phone(written);
}
