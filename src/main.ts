import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { keepYoungSmall } from './lib/young-generation.ts';

// What was compiled at an earlier start is used again, so that the next one takes half the time. It stands beside the
// libraries, where only who may change the program may write; a folder that cannot be written to is no obstacle.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));
// A part first, so that the room has grown to 4 MB: kept smaller it is collected so often that the start takes longer.
await import('./smsc/client.ts');
keepYoungSmall();
await import('./run.ts');
