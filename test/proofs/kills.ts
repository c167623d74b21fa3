import { parseArgs } from 'node:util';
import { proveActing } from '../support/kill-acting-proof.ts';
import { proveTelling } from '../support/kill-telling-proof.ts';
import { startPostgres } from '../support/postgres-server.ts';

/**
 * `npm run proof:kills -- [--acting] [sqlite|postgres] [times] [random] [seed] [only]`: kills the bot in each way so many
 * times, or in those alone whose names begin with `only`, then so many times at any moment. Without `--acting` it tells
 * what happens, and what must never be is counted: something lost, repeated without a mark, or told out of order. With
 * it people have it change the account: done twice, never told of, told wrongly, or noted wrongly. On PostgreSQL three
 * replicas run.
 */
const { values, positionals } = parseArgs({ options: { acting: { type: 'boolean' } }, allowPositionals: true });
const [kind = 'sqlite', times = '5', random = '500', seed = '1', only = ''] = positionals;

await using opened = new AsyncDisposableStack();
const server = kind === 'postgres' ? await startPostgres() : undefined;
opened.defer(() => server?.remove());
const prove = values.acting === true ? proveActing : proveTelling;
const faults = await prove({
  database: await server?.database(),
  replicas: server === undefined ? 1 : 3,
  times: Number(times),
  random: Number(random),
  seed: Number(seed),
  only,
  print: (line) => process.stdout.write(`${line}\n`),
});
process.exitCode = faults === 0 ? 0 : 1;
