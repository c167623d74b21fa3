import { channel } from 'node:diagnostics_channel';
import { heard } from './ears.ts';

/** Where the platform's own design puts the token: in the path, and nowhere else. */
const telegramToken = /^(\/(?:file\/)?bot)[^/?]+(?=\/)/;

let watchers = 0;

/**
 * Lets be heard which addresses this process asks by `fetch` or undici, and which its servers are asked for, by whatever
 * process.
 *
 * @returns what ends it
 */
export function hearAddresses(): () => void {
  watchers += 1;
  if (watchers === 1) for (const [name, note] of channels) channel(name).subscribe(note);
  return () => {
    watchers -= 1;
    if (watchers === 0) for (const [name, note] of channels) channel(name).unsubscribe(note);
  };
}

const channels = [
  ['undici:request:create', (message: unknown) => note(message, ['origin', 'path'])],
  ['http.server.request.start', (message: unknown) => note(message, ['url'])],
] as const;

function note(message: unknown, fields: readonly string[]): void {
  const request = typeof message === 'object' && message !== null && 'request' in message ? message.request : undefined;
  if (typeof request !== 'object' || request === null) return;
  for (const field of fields) {
    const target: unknown = Reflect.get(request, field);
    if (typeof target === 'string') heard('address', decoded(target.replace(telegramToken, '$1')));
  }
}

/** With what was written in percents as it reads. */
function decoded(target: string): string {
  try {
    return `${target}\n${decodeURIComponent(target.replaceAll('+', ' '))}`;
  } catch {
    return target;
  }
}
