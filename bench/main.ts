import { benchCommands } from './commands.ts';
import { benchParse } from './parse.ts';

/** The benchmarks by name: `npm run bench -- parse`. */
const benchmarks: Readonly<Record<string, () => Promise<void>>> = {
  commands: benchCommands,
  parse: benchParse,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name));
if (names.length === 0 || unknown.length > 0) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benchmarks).join('|')}\n`);
  process.exitCode = 64;
} else {
  for (const name of names) await benchmarks[name]?.();
}
