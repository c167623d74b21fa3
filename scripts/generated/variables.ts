import type { Variable, VariableTable } from '../../src/lib/environment.ts';

/** The README's table of variables. */
export function variableTable(variables: VariableTable): string {
  const rows = Object.entries(variables).map(([name, variable]) => {
    const secret = variable.secret ? ' (secret)' : '';
    const preset = variable.default === undefined ? '' : `\`${variable.default}\``;
    return `| \`${name}\`${secret} | ${preset} | \`${variable.example}\` | ${cell(variable.about)} |`;
  });
  return ['| variable | default | example | what it is for |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** `.env.example`: every variable with its sentence, switched off by a `#`. */
export function envExample(variables: VariableTable): string {
  const head = [
    '# Every setting of smsc-chatops. Copy this file to .env and take the # off the lines you need.',
    '# A secret can also be put into a file that is named in NAME_FILE, for example SMSC_PASSWORD_FILE=/run/secrets/smsc.',
  ];
  const groups = Map.groupBy(Object.entries(variables), ([, variable]) => variable.group);
  const body = [...groups].flatMap(([group, entries]) => ['', `# ${group}`, ...entries.flatMap(entryLines)]);
  return `${[...head, ...body].join('\n')}\n`;
}

function entryLines([name, variable]: readonly [string, Variable]): string[] {
  const lines = ['', `# ${variable.about.replaceAll('`', '')}`];
  if (variable.default !== undefined) lines.push(`# Default: ${variable.default}`);
  return [...lines, `#${name}=${variable.example}`];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
