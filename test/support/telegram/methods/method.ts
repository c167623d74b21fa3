import type { Arguments } from '../parameters.ts';
import type { World } from '../state.ts';

/** One method of the Bot API: its result, or a `Refusal` thrown. `gone` is aborted when the caller hangs up. */
export type Method = (args: Arguments, world: World, gone: AbortSignal) => unknown;
