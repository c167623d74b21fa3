import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { heard, hide } from './ears.ts';

/** The variables with a credential; of an address its password. */
const secretName = /(?:PASSWORD|API_KEY|TOKEN|SECRET)$/;
const inAddress = /^\w+:\/\/[^:/@]*:([^@]+)@/;

/**
 * Lets be heard what a started process logs and was started with, none of which may tell the credentials that it was given.
 *
 * @returns what resolves when its log has ended
 */
export async function heardProcess(
  { spawnargs, stderr }: ChildProcess,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, value] of Object.entries(environment)) {
    if (secretName.test(name)) hide(value);
    const [, password] = inAddress.exec(value) ?? [];
    if (password !== undefined) hide(password);
  }
  heard('arguments', spawnargs.join(' '));
  if (stderr === null) throw new Error('its log cannot be read');
  const lines = createInterface(stderr).on('line', (line) => heard('log', line));
  await once(lines, 'close');
}
