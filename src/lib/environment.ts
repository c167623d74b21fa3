import type { Form } from './forms.ts';
import { type Secret, secret } from './secret.ts';

/** One environment variable: what is documented about it and how it is checked. */
export interface Variable {
  readonly group: string;
  /** A secret is read from the file named in `NAME_FILE` too, and its value is never printed. */
  readonly secret?: true;
  readonly form: Form<unknown>;
  /** Completes the sentence "NAME must be …". */
  readonly expects: string;
  readonly example: string;
  readonly default?: string;
  /** What it is for, in sentences. */
  readonly about: string;
}

export type VariableTable = Readonly<Record<string, Variable>>;

/** The values of a table's variables: secrets wrapped, `undefined` where nothing is set and there is no default. */
export type VariableValues<Table extends VariableTable> = {
  readonly [Name in keyof Table]:
    | (Table[Name] extends { readonly secret: true } ? Secret : NonNullable<ReturnType<Table[Name]['form']>>)
    | (Table[Name] extends { readonly default: string } ? never : undefined);
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks every variable of a table. An empty value counts as not set, so that a copied example file with
 * blanks works. Nothing is thrown: all problems are gathered, in sentences that name the variable and an example and
 * never hold a value of a secret.
 *
 * @param readFile - gives the text of a file named in `NAME_FILE`; what it throws becomes a problem
 */
export function readVariables<Table extends VariableTable>(
  table: Table,
  environment: Environment,
  readFile: (path: string) => string,
): { readonly values: Partial<VariableValues<Table>>; readonly problems: readonly string[] } {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, variable] of Object.entries(table)) {
    const written = lookUp(name, variable, environment, readFile, problems) ?? variable.default;
    if (written === undefined) continue;
    const value = variable.form(written);
    if (value !== undefined) values[name] = variable.secret ? secret(written) : value;
    else problems.push(`${name} must be ${variable.expects}, for example ${name}=${variable.example}`);
  }
  return { values: values as Partial<VariableValues<Table>>, problems };
}

function lookUp(
  name: string,
  variable: Variable,
  environment: Environment,
  readFile: (path: string) => string,
  problems: string[],
): string | undefined {
  const direct = environment[name] || undefined;
  const path = variable.secret ? environment[`${name}_FILE`] || undefined : undefined;
  if (path === undefined) return direct;
  if (direct !== undefined) {
    problems.push(`${name} and ${name}_FILE are both set; keep one of them`);
    return undefined;
  }
  return contentOf(`${name}_FILE`, path, readFile, problems);
}

/**
 * What a file holds, without its last line break.
 *
 * @param name - what names the file, for the sentence
 * @param problems - is given a sentence when there is nothing to be had
 */
export function contentOf(
  name: string,
  path: string,
  readFile: (path: string) => string,
  problems: string[],
): string | undefined {
  try {
    const content = readFile(path).replace(/\r?\n$/, '');
    if (content !== '') return content;
    problems.push(`${name} names an empty file: ${path}`);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no reason given';
    problems.push(`${name} names a file that cannot be read (${reason}): ${path}`);
  }
  return undefined;
}

/** What a variable cannot do without: at least one of the others. */
export type Needs<Table extends VariableTable> = readonly (readonly [
  name: keyof Table & string,
  oneOf: readonly (keyof Table & string)[],
])[];

/** A sentence for each variable that is set without any of those that it needs, with examples. */
export function unmetNeeds<Table extends VariableTable>(
  table: Table,
  needs: Needs<Table>,
  environment: Environment,
): readonly string[] {
  const isSet = (name: keyof Table & string): boolean =>
    Boolean(environment[name] || (table[name]?.secret === true && environment[`${name}_FILE`]));
  return needs
    .filter(([name, oneOf]) => isSet(name) && !oneOf.some(isSet))
    .map(([name, oneOf]) => {
      const examples = oneOf.map((other) => `${other}=${table[other]?.example}`);
      return `${name} is set, but ${oneOf.join(' or ')} is not; add ${examples.join(' or ')}`;
    });
}
