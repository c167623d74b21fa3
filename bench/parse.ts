import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { createDecoder } from '../src/smsc/decode/decode.ts';
import type { Format, Operation } from '../src/smsc/operation.ts';
import { operations } from '../src/smsc/operations.ts';
import { messagesAnswer, sendersAnswer, type Written } from './answers.ts';
import { type Contender, type Measured, measure } from './measure.ts';

const parser = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreAttributes: false,
  htmlEntities: true,
});
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reading the largest answers to typed values, beside what the libraries take for the same bytes alone. A bare parser
 * takes torn XML for whole, so the fair counterpart is the one that validates first; both are shown.
 */
export async function benchParse(): Promise<void> {
  const decoder = createDecoder();
  const cases = [
    {
      title: '15 000 senders, operators=1',
      name: 'senders.get',
      params: { operators: true },
      answer: sendersAnswer(15_000),
    },
    { title: '1 000 messages', name: 'messages.get', params: {}, answer: messagesAnswer(1_000) },
  ];
  for (const { title, name, params, answer } of cases) {
    const operation = operations.find((candidate) => candidate.name === name) as Operation<unknown, unknown>;
    const reading =
      (format: Format): (() => Promise<unknown>) =>
      async () => {
        const bytes = format === 3 ? answer.json : answer.xml;
        const decoded = await decoder.decodeAnswer({ bytes, format, layout: operation.layout(params), framed: true });
        if (decoded.kind !== 'rows') throw new Error(`the answer of ${name} was not read`);
        return operation.read(decoded.rows, { zone: 'Europe/Moscow' }, params);
      };
    print(title, answer, await measure(contenders(answer, reading)));
  }
  await decoder.close();
}

function contenders(answer: Written, reading: (format: Format) => () => Promise<unknown>): readonly Contender[] {
  return [
    { name: 'JSON, bare JSON.parse', run: () => JSON.parse(utf8.decode(answer.json)) },
    { name: 'JSON, this client', run: reading(3) },
    { name: 'XML, bare parser', run: () => parser.parse(utf8.decode(answer.xml)) },
    { name: 'XML, bare validator and parser', run: () => parser.parse(validated(utf8.decode(answer.xml))) },
    { name: 'XML, this client', run: reading(2) },
  ];
}

function validated(text: string): string {
  if (XMLValidator.validate(text) !== true) throw new Error('the answer is no XML');
  return text;
}

function print(title: string, { json, xml }: Written, measured: readonly Measured[]): void {
  const [bareJson, , bareXml] = measured;
  const lines = measured.map(({ name, ms, longestBlockMs, heapMb }) => {
    const bare = name.startsWith('JSON') ? bareJson : bareXml;
    const ratio = (ms / (bare?.ms ?? Number.NaN)).toFixed(2);
    const columns = [ms.toFixed(1), `${ratio} x`, longestBlockMs.toFixed(1), heapMb.toFixed(1)];
    return [name.padEnd(32), ...columns.map((column) => column.padStart(10))].join('');
  });
  const head = ['median ms', 'ratio', 'block ms', 'heap MB'].map((column) => column.padStart(10));
  const sizes = `JSON ${(json.length / 1e6).toFixed(1)} MB, XML ${(xml.length / 1e6).toFixed(1)} MB`;
  process.stdout.write(`\n${title} (${sizes})\n${' '.repeat(32)}${head.join('')}\n${lines.join('\n')}\n`);
}
