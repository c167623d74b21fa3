import { phrase } from '../decode/text.ts';
import { FieldError, requiredText } from '../fields.ts';
import type { Layout, Row } from '../operation.ts';

/** The answer that says nothing but that it was done: `OK`, `<result>OK</result>` or `{"result": "OK"}`. */
export function doneLayout(): Layout {
  return {
    shape: 'one',
    text0: phrase(/(?<result>OK)/),
    text1: phrase(/(?<result>OK)/),
    xml: { root: 'result' },
  };
}

/** @throws FieldError when the answer says something else */
export function readDone([row = {}]: readonly Row[]): void {
  if (requiredText(row, 'result') !== 'OK') throw new FieldError('"result" is no OK');
}
