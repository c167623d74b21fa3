import { saying } from '../errors.ts';
import { type Answer, type Format, one } from './answer.ts';
import { writeJson } from './json.ts';
import { writeText } from './text.ts';
import { writeXml } from './xml.ts';

/** An answer in the format that was asked for. */
export function write(answer: Answer, format: Format): string {
  if (format === 2) return writeXml(answer);
  return format === 3 ? writeJson(answer) : writeText(answer, format);
}

/** The header of an answer: always windows-1251, whatever the bytes are (facts 9.1). */
export function contentType(format: Format): string {
  const kind = format === 3 ? 'application/json' : format === 2 ? 'text/xml' : 'text/html';
  return `${kind}; charset=windows-1251`;
}

/** A refusal. send.php names the message's id in refusals that concern the message itself. */
export function refusal(file: string, number: number, id?: string): Answer {
  const row = { error: saying(file, number), error_code: number, id };
  const common = { element: 'result', fields: 'error error_code# id#' };
  if (id === undefined) {
    return one({ ...common, text0: 'ERROR = {error_code} ({error})', text1: '0,-{error_code}' }, row);
  }
  return one({ ...common, text0: 'ERROR = {error_code} ({error}), ID - {id}', text1: '{id},-{error_code}' }, row);
}
