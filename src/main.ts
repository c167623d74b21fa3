import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What was compiled at an earlier start is used again, so that the next one takes half the time. It stands beside the
// libraries, where only who may change the program may write; a folder that cannot be written to is no obstacle.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));
await import('./run.ts');
