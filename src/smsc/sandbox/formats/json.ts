import { type Answer, type Form, fieldsOf, type Row, type Value } from './answer.ts';

/** Format 3, with the line breaks that the pages and the recorded answers have. */
export function writeJson(answer: Answer): string {
  const records = answer.records.map(({ form, row }) => writeRecord(form, row));
  return answer.array ? `[${records.join(',\n')}]` : records.join('');
}

function writeRecord(form: Form, row: Row): string {
  const members = fieldsOf(form.json ?? form.fields)
    .filter(({ name }) => row[name] !== undefined)
    .map(({ name, bare }) => `${JSON.stringify(name)}: ${writeValue(row[name] ?? '', bare)}`);
  return `{\n${members.join(',\n')}\n}`;
}

/** A whole number that is read back as it was written. */
const wholeNumber = /^(0|-?[1-9]\d*)$/;

/** An id may be a text that the client chose, such as `1.50` or `a-1` (facts 8): it is quoted where others are bare. */
function writeValue(value: Value, bare: boolean): string {
  if (typeof value === 'object') return writeJson(value);
  const written = String(value);
  return bare && wholeNumber.test(written) ? written : JSON.stringify(written);
}
