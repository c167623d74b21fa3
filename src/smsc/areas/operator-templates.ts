import type { Answer, Caller, ReadOptions, WriteOptions } from '../call.ts';
import { filled, refuse } from '../checks.ts';
import { columns, pairs } from '../decode/text.ts';
import { FieldError, isRow, requiredInteger, requiredText, rest, text } from '../fields.ts';
import { type Form, type Layout, minute, type Operation, type Row } from '../operation.ts';
import { type TemplateKey, templateKeys } from '../operator-keys.ts';

/** A template is known by the sender name and the text that it was made with. */
export interface TemplateRef {
  readonly sender: string;
  /** The text, with the provider's placeholders such as `%w`. */
  readonly text: string;
}

export interface NewTemplate extends TemplateRef {
  /** The operators and uses to make it for, at least one. */
  readonly targets: readonly TemplateKey[];
}

/** What became of a new template at one operator. */
export interface TemplateAddResult {
  /** Operator and use, such as `mts_srv` (`operatorOf` in `operator-keys.ts`). */
  readonly target: string;
  /** `templateAddResults` in `codes.ts`. */
  readonly result: number;
  /** Absent where nothing was made. */
  readonly id: string | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

/** Where a template is at one operator. */
export interface TemplateState {
  /** Operator and use, such as `mts_srv` (`operatorOf` in `operator-keys.ts`). */
  readonly target: string;
  /** `templateStatuses` in `codes.ts`. */
  readonly status: number;
  /** Absent where the operator has no such template. */
  readonly id: string | undefined;
  /** Fields that the page does not name. */
  readonly rest: Readonly<Record<string, string>>;
}

const addTemplate: Operation<NewTemplate, readonly TemplateAddResult[]> = {
  name: 'operatorTemplates.add',
  file: 'op_templates.php',
  kind: 'write',
  // The page's JSON sample leaves open how the operator is named (facts 9.5); its XML does not.
  prefers: 2,
  errors: {},
  limits: [{ requests: 10, perMs: minute, of: 'identical' }],
  freshMs: 0,
  form: (template) => ({
    add: '1',
    ...reference('operatorTemplates.add', template),
    ...targets('operatorTemplates.add', template.targets),
  }),
  layout,
  read: (rows) => {
    // An answer about no operator does not say that anything was made.
    if (rows.length === 0) throw new FieldError('no template in the answer');
    return rows.map((row) => {
      const { target, status, id, rest } = entry(row);
      return { target, result: status, id, rest };
    });
  },
};

const getTemplate: Operation<TemplateRef, readonly TemplateState[]> = {
  name: 'operatorTemplates.get',
  file: 'op_templates.php',
  kind: 'read',
  prefers: 2,
  errors: {},
  limits: [{ requests: 10, perMs: minute, of: 'identical' }],
  freshMs: 10_000,
  form: (template) => ({ get: '1', ...reference('operatorTemplates.get', template) }),
  layout,
  read: (rows) => rows.map(entry),
};

function reference(operation: string, template: TemplateRef): Form {
  return { sender: filled(operation, 'sender', template.sender), msg: filled(operation, 'text', template.text) };
}

function targets(operation: string, asked: readonly TemplateKey[]): Form {
  const known = Object.keys(templateKeys);
  if (asked.length === 0 || !asked.every((key) => known.includes(key))) {
    refuse(operation, 'targets', `one or more of ${known.join(', ')}`);
  }
  return Object.fromEntries(asked.map((key) => [key, '1']));
}

function layout(): Layout {
  return {
    shape: 'list',
    text0: (answer) => spreadAll(pairs()(answer)),
    text1: columns(['name', 'status', 'id'], { optional: 1 }),
    xml: { root: 'result', item: 'template' },
    json: (value) => {
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      return list.every(isRow) ? spreadAll(list) : undefined;
    },
  };
}

/**
 * One record with `name`, `status` and `id` for each operator, from any of the forms that facts 9.5 lists:
 * `{name: 'mts_srv', status: 2, id: 1}`, `{mts_srv: 2, id: 1}` and `{mts_srv: {status: 2, id: 1}}`.
 *
 * An operator that the page does not list is told from a foreign field by what it holds: a structure with `status`, or
 * a number of a status's size under a name like `yota_srv` or as the only field beside `id`.
 *
 * @returns `undefined` for a record with any other field, or with none but `id`
 */
function spread(row: Row): readonly Row[] | undefined {
  if ('name' in row && 'status' in row) return [row];
  const { id, ...operators } = row;
  const entries = Object.entries(operators);
  const isOnly = entries.length === 1 && id !== undefined;
  const isForm = entries.every(([name, value]) =>
    isRow(value)
      ? 'status' in value
      : isStatus(value) && (isOnly || Object.hasOwn(templateKeys, name) || operatorAndUse.test(name)),
  );
  if (!isForm || (entries.length === 0 && id !== undefined)) return undefined;
  return entries.map(([name, value]) => (isRow(value) ? { ...value, name } : { name, status: value, id }));
}

function spreadAll(rows: readonly Row[] | undefined): readonly Row[] | undefined {
  const entries: Row[] = [];
  for (const row of rows ?? []) {
    const found = spread(row);
    if (found === undefined) return undefined;
    entries.push(...found);
  }
  return rows && entries;
}

const operatorAndUse = /^[a-z\d]+_[a-z]+$/;

function isStatus(value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && /^-?\d{1,2}$/.test(String(value));
}

const known = new Set(['name', 'status', 'id']);

function entry(row: Row): TemplateState {
  const id = text(row, 'id');
  return {
    target: requiredText(row, 'name'),
    status: requiredInteger(row, 'status'),
    id: id === '0' ? undefined : id,
    rest: rest(row, known),
  };
}

export const operatorTemplateOperations = [addTemplate, getTemplate] as const;

export interface OperatorTemplatesApi {
  /**
   * Makes a template at operators, which then register it.
   *
   * Limit: 10 identical requests a minute.
   *
   * @returns one entry for each operator and use that the provider answers about
   * @throws SmscError with the codes common to all operations
   * @see https://smscentre.com/api/http/send/operators_templates/ "When creating a template"
   */
  add(template: NewTemplate, options?: WriteOptions): Promise<readonly TemplateAddResult[]>;
  /**
   * Where a template is at every operator. Templates cannot be listed: sender name and text are needed to ask.
   *
   * Limit: 10 identical requests a minute. Empty when the provider knows nothing of it.
   *
   * @throws SmscError with the codes common to all operations
   * @see https://smscentre.com/api/http/send/operators_templates/ "When requesting a list of templates"
   */
  get(template: TemplateRef, options?: ReadOptions): Promise<Answer<readonly TemplateState[]>>;
}

export function operatorTemplatesApi(caller: Caller): OperatorTemplatesApi {
  return {
    add: (template, options) => caller.write(addTemplate, template, options),
    get: (template, options) => caller.read(getTemplate, template, options),
  };
}
