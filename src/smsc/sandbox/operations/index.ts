import type { Params } from '../params.ts';
import { isOn } from '../params.ts';
import { balance } from './balance.ts';
import { getAnswers } from './get-answers.ts';
import { getMessages } from './get-messages.ts';
import { getPrice } from './get-price.ts';
import { getStat } from './get-stat.ts';
import { getOperator } from './info.ts';
import { jobs } from './jobs.ts';
import { opTemplates } from './op-templates.ts';
import type { Operation } from './operation.ts';
import { send } from './send.ts';
import { senders } from './senders.ts';
import { status } from './status.ts';
import { getLink } from './tinyurls.ts';
import { users } from './users.ts';

/** Every operation of the sandbox. */
const operations: readonly Operation[] = [
  balance,
  ...senders,
  ...opTemplates,
  getMessages,
  getAnswers,
  getStat,
  getPrice,
  getOperator,
  getLink,
  ...jobs,
  ...users,
  send,
  status,
];

/** Whether a file is there at all. */
export function isFile(file: string): boolean {
  return operations.some((operation) => operation.file === file);
}

/** The operation that a request asks a file for, or `undefined` when it names none. */
export function operationFor(file: string, params: Params): Operation | undefined {
  return operations.find(
    (operation) => operation.file === file && (operation.command === undefined || isOn(params, operation.command)),
  );
}

/** What an operation is called in counts: the file and the command, such as `senders.php get`. */
export function nameOf({ file, command }: Operation): string {
  return command === undefined ? file : `${file} ${command}`;
}
