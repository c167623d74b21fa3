import { type Command, type CommandDefinition, defineCommand, type Risk } from '../command.ts';
import type { Parameters } from '../parameters/parameter.ts';
import type { Action, AnyAction } from './action.ts';
import { ask } from './ask.ts';

/** A command that changes something on the account. */
export interface ActionDefinition<Named extends Parameters, Payload>
  extends Omit<CommandDefinition<Named>, 'run' | 'risk' | 'action'>,
    Action<Named, Payload> {
  readonly risk: Exclude<Risk, 'read'>;
}

/** A command that asks before it does anything, see `Action`. */
export function defineAction<const Named extends Parameters, Payload>({
  plan,
  propose,
  perform,
  lookUp,
  ...definition
}: ActionDefinition<Named, Payload>): Command {
  // The payload comes back as JSON from where `ask` has put what `plan` made.
  const action = { propose, perform, lookUp } as AnyAction;
  const command: Command = defineCommand<Named>({
    ...definition,
    action,
    run: async (context, values) => {
      const planned = await plan(context, values);
      return 'refused' in planned
        ? planned.refused
        : ask(context, { command, action, values, payload: planned.payload });
    },
  });
  return command;
}
