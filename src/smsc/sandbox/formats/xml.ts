import { type Answer, type Form, fieldsOf, type Row, type Value } from './answer.ts';

/** Format 2. The pages show no XML declaration, so there is none. */
export function writeXml(answer: Answer): string {
  const records = answer.records.map(({ form, row }) => writeRecord(form, row));
  if (answer.list === undefined) return records.join('\n');
  if (records.length === 0) return `<${answer.list}></${answer.list}>`;
  return `<${answer.list}>\n${records.join('\n')}\n</${answer.list}>`;
}

function writeRecord(form: Form, row: Row): string {
  const fields = fieldsOf(form.fields).filter(({ name }) => row[name] !== undefined);
  if (form.own !== undefined) {
    const attributes = fields
      .filter(({ name }) => name !== form.own)
      .map(({ name }) => ` ${name}="${attribute(plain(row[name]))}"`);
    return `<${form.element}${attributes.join('')}>${text(plain(row[form.own]))}</${form.element}>`;
  }
  const children = fields.map(({ name }) => {
    const value = row[name];
    if (typeof value === 'object') return writeXml(value);
    return `<${name}>${text(plain(value))}</${name}>`;
  });
  return `<${form.element}>\n${children.join('\n')}\n</${form.element}>`;
}

function plain(value: Value | undefined): string {
  return typeof value === 'object' ? '' : String(value ?? '');
}

/** What XML 1.0 cannot hold in any way: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A carriage return is written as a reference, because a reader turns a bare one into a line feed. */
const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** In an attribute a reader turns every bare white space character into a space. */
const inAttribute: Readonly<Record<string, string>> = { ...inText, '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

function text(value: string): string {
  return value.replace(impossible, '').replace(/[&<>\r]/g, (character) => inText[character] ?? '');
}

function attribute(value: string): string {
  return value.replace(impossible, '').replace(/[&<>\r"\n\t]/g, (character) => inAttribute[character] ?? '');
}
