import type { Answer, Row } from './answer.ts';

/** Formats 0 and 1: a line for each record. Values stand as they are, separators and line breaks in them included. */
export function writeText(answer: Answer, format: 0 | 1): string {
  return answer.records.map(({ form, row }) => fill(format === 0 ? form.text0 : form.text1, row, format)).join('\n');
}

function fill(template: string, row: Row, format: 0 | 1): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = row[name] ?? '';
    return typeof value === 'object' ? writeText(value, format) : String(value);
  });
}
