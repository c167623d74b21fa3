import {
  type Command,
  type CommandAction,
  type CommandContext,
  type CommandDefinition,
  defineCommand,
  type Risk,
} from '../command.ts';
import type { Parameters, Values } from '../parameters/parameter.ts';
import type { Reply } from '../reply.ts';
import type { Action } from './action.ts';
import { ask } from './ask.ts';
import type { Passwords } from './vault.ts';

/** A command that changes something on the account. */
export interface ActionDefinition<Named extends Parameters, Payload>
  extends Omit<CommandDefinition<Named>, 'run' | 'risk' | 'action'>,
    Action<CommandContext, Payload> {
  readonly risk: Exclude<Risk, 'read'>;
  /** Makes a payload of typed values, or an answer that says why there is none. Changes nothing. */
  readonly plan: (context: CommandContext, values: Values<Named>) => Promise<Planned<Payload>>;
}

export type Planned<Payload> =
  | {
      readonly payload: Payload;
      /** What the payload may not hold, as nothing of it may be kept; for `Vault.take` when it is done. */
      readonly passwords?: Passwords;
    }
  | { readonly refused: Reply };

/** A command that asks before it does anything, see `Action`. */
export function defineAction<const Named extends Parameters, Payload>({
  plan,
  propose,
  perform,
  lookUp,
  lookAt,
  ...definition
}: ActionDefinition<Named, Payload>): Command {
  // The payload comes back as JSON from where `ask` has put what `plan` made.
  const action = { propose, perform, lookUp, lookAt } as CommandAction;
  const command: Command = defineCommand<Named>({
    ...definition,
    action,
    run: async (context, values) => {
      const planned = await plan(context, values);
      if ('refused' in planned) return planned.refused;
      const { payload, passwords } = planned;
      return ask(context, { command, action, values, payload, passwords });
    },
  });
  return command;
}
