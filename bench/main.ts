import { benchCommands } from './commands.ts';
import { benchNotifications } from './notifications.ts';
import { benchParse } from './parse.ts';
import { benchSlack } from './slack.ts';
import { benchTelegram } from './telegram.ts';

/** The benchmarks by name: `npm run bench -- parse`; a number says how much, where one can be said. */
const benchmarks: Readonly<Record<string, (size?: number) => Promise<void>>> = {
  commands: benchCommands,
  notifications: benchNotifications,
  parse: benchParse,
  slack: benchSlack,
  telegram: benchTelegram,
};

const size = process.argv.slice(2).find((word) => /^\d+$/.test(word));
const names = process.argv.slice(2).filter((word) => word !== size);
const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name));
if (names.length === 0 || unknown.length > 0) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benchmarks).join('|')} [COUNT]\n`);
  process.exitCode = 64;
} else {
  for (const name of names) await benchmarks[name]?.(size === undefined ? undefined : Number(size));
}
