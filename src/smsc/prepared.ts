import { SmscError } from './error.ts';
import type { Form, Format, Layout, Operation, Upload } from './operation.ts';

/** A call whose parameters have been checked and written as the provider wants them. */
export interface PreparedCall<Params, Result> {
  readonly operation: Operation<Params, Result>;
  readonly params: Params;
  readonly form: Form;
  readonly upload: Upload | undefined;
  readonly layout: Layout;
  readonly format: Format;
}

/**
 * @param forced - the format to ask for whatever the operation prefers
 * @throws SmscError `invalid`
 */
export function prepare<Params, Result>(
  operation: Operation<Params, Result>,
  params: Params,
  forced: Format | undefined,
): PreparedCall<Params, Result> {
  const layout = operation.layout(params);
  const format = forced ?? operation.prefers;
  if (!isDefined(layout, format)) {
    const facts = { operation: operation.name, parameter: 'format' };
    throw new SmscError('invalid', `format ${format} is not defined for this answer`, facts);
  }
  return { operation, params, form: operation.form(params), upload: operation.upload?.(params), layout, format };
}

function isDefined({ text0, text1, xml }: Layout, format: Format): boolean {
  return [text0, text1, xml, true][format] !== undefined;
}
