import type { Command } from '../../src/bot/command.ts';
import { briefUsage } from '../../src/bot/line/usage.ts';

/** The README's table of commands. */
export function commandTable(commands: readonly Command[]): string {
  const rows = commands.map((command) => {
    const example = command.examples[0] === undefined ? '' : `\`${command.examples[0]}\``;
    const usage = briefUsage(command).replaceAll('|', '\\|');
    return `| \`${usage}\` | ${command.summary.en} | ${example} | ${command.role} |`;
  });
  return ['| command | what it does | example | role |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
