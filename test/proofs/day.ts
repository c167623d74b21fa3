import { proveDay } from '../support/day.ts';
import { shortDay, wholeDay } from '../support/day-plan.ts';

/**
 * `npm run proof:day -- [short] [seed]`: a day of simulated time with everything that goes wrong in one, before the
 * whole bot. Prints what went wrong when and what was told of it. Ends with 1 when anything was lost, told twice, told
 * late or not as it was.
 */
const [length = 'whole', seed = '1'] = process.argv.slice(2);

const began = performance.now();
const { verdict, timetable, figures } = await proveDay({
  ...(length === 'short' ? shortDay : wholeDay),
  seed: Number(seed),
});

process.stdout.write(`${timetable.join('\n')}\n\n`);
for (const [what, count] of Object.entries(figures)) process.stdout.write(`${what} ${count}\n`);
process.stdout.write(`seconds ${((performance.now() - began) / 1000).toFixed(1)}\n\n`);
for (const [what, sentences] of Object.entries(verdict)) {
  process.stdout.write(`${what} ${sentences.length}\n`);
  for (const sentence of sentences) process.stderr.write(`  ${sentence}\n`);
}
process.exitCode = Object.values(verdict).every((sentences) => sentences.length === 0) ? 0 : 1;
