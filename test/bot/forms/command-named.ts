import type { Command } from '../../../src/bot/command.ts';
import { everyCommand } from '../../../src/bot/commands/index.ts';

/** @throws Error when there is no such command */
export function commandNamed(name: string): Command {
  const command = everyCommand.find((candidate) => candidate.name === name);
  if (command === undefined) throw new Error(`there is no command /${name}`);
  return command;
}
