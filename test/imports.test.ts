import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The layers of ARCHITECTURE.md's import table, lowest first; a file may import its own layer and lower ones. */
function documentedLayers(): string[][] {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const table = page.slice(page.indexOf('| layer |'), page.indexOf('| package |'));
  return [...table.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell = '']) =>
    cell.split(', ').map((name) => name.replaceAll('`', '')),
  );
}

/** The home of each package, from the second table. */
function documentedHomes(): Map<string, string[]> {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rows = page.slice(page.indexOf('| package |')).matchAll(/^\| `([^`]+)` \| ((?:`[^`]+`(?:, )?)+) \|/gm);
  return new Map(
    [...rows].map(([, name = '', cell = '']) => [name, cell.split(', ').map((file) => file.replaceAll('`', ''))]),
  );
}

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src', file));

const imports: readonly Import[] = files.flatMap((from) => {
  const source = readFileSync(join(root, from), 'utf8');
  const specifiers = [
    ...source.matchAll(
      /^(?:import|export)\b[^;]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)|new URL\('([^']+\.ts)'|\brequire\.resolve\('([^']+)'\)/gm,
    ),
  ];
  return specifiers.map((match) => ({ from, to: match.slice(1).find((name) => name !== undefined) ?? '' }));
});

const inside = imports
  .filter(({ to }) => to.startsWith('.'))
  .map(({ from, to }) => ({ from, to: normalize(join(dirname(from), to)) }));

function layerOf(file: string, layers: readonly (readonly string[])[]): number {
  return layers.findIndex((names) => names.some((name) => file === name || file.startsWith(name)));
}

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(inside.length).toBeGreaterThan(100);
  });

  it('go one way, as the table of ARCHITECTURE.md says', () => {
    const layers = documentedLayers();

    const upward = inside.filter(({ from, to }) => layerOf(to, layers) > layerOf(from, layers) && to.startsWith('src'));

    expect(layers.length).toBeGreaterThan(5);
    expect(upward).toEqual([]);
  });

  it('put every file of src into a layer', () => {
    const layers = documentedLayers();

    expect(files.filter((file) => layerOf(file, layers) < 0)).toEqual([]);
  });

  it('have no cycle', () => {
    const next = Map.groupBy(inside, ({ from }) => from);
    const done = new Set<string>();
    function cycleFrom(file: string, path: readonly string[]): readonly string[] | undefined {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return undefined;
      for (const { to } of next.get(file) ?? []) {
        const cycle = cycleFrom(to, [...path, file]);
        if (cycle !== undefined) return cycle;
      }
      done.add(file);
      return undefined;
    }

    expect(files.map((file) => cycleFrom(file, [])).filter((cycle) => cycle !== undefined)).toEqual([]);
  });

  it('bring in each package only at its home', () => {
    const homes = documentedHomes();
    const outside = imports.filter(({ to }) => !to.startsWith('.') && !to.startsWith('node:') && !to.startsWith('#'));
    const strays = outside.filter(({ from, to }) => {
      const home = homes.get(to.startsWith('@') ? to.split('/', 2).join('/') : (to.split('/')[0] ?? ''));
      return !(home ?? []).some((place) => from === place || from.startsWith(place));
    });

    expect(homes.size).toBeGreaterThan(5);
    expect(strays).toEqual([]);
  });

  it('leave no documented home without its import', () => {
    const unused = [...documentedHomes()].filter(
      ([name, places]) =>
        !places.every((place) =>
          imports.some(({ from, to }) => (to === name || to.startsWith(`${name}/`)) && from.startsWith(place)),
        ),
    );

    expect(unused).toEqual([]);
  });
});

function isSandbox(file: string): boolean {
  return file.startsWith('src/smsc/sandbox/');
}

describe('the sandbox and the client', () => {
  const parts = inside.filter(({ from, to }) => from.startsWith('src/smsc/') && to.startsWith('src/smsc/'));

  it('know nothing of each other', () => {
    expect(parts.filter(({ from, to }) => isSandbox(from) !== isSandbox(to))).toEqual([]);
  });
});

describe('what is told without being asked and the platforms', () => {
  it('know nothing of each other', () => {
    const [telling, platforms] = ['src/notifications/', 'src/adapters/'];
    const mixed = inside.filter(
      ({ from, to }) =>
        (from.startsWith(telling) && to.startsWith(platforms)) ||
        (from.startsWith(platforms) && to.startsWith(telling)),
    );

    expect(mixed).toEqual([]);
  });
});

describe('words that stay on one side', () => {
  it('keep the platforms out of the command core', () => {
    const core = files.filter((file) => file.startsWith('src/bot/'));
    const naming = core.filter((file) => /telegram|slack/i.test(readFileSync(join(root, file), 'utf8')));

    expect(naming).toEqual([]);
  });

  it("keep the provider's field names out of everything but its client", () => {
    const others = files.filter((file) => !file.startsWith('src/smsc/'));
    const naming = others.filter((file) =>
      /\b(?:psw|mes|get_answers|get_messages|get_stat|op_templates|prev_id|cnt)\b/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );

    expect(naming).toEqual([]);
  });

  it('keep the environment in config.ts and ends of the process in the two entries', () => {
    const environment = files.filter((file) => /process\.env/.test(codeOf(file)));
    const exits = files.filter((file) => /process\.exit\(/.test(codeOf(file)));

    expect(environment).toEqual(['src/config.ts']);
    expect(exits.every((file) => ['src/run.ts', 'src/smsc/sandbox/main.ts'].includes(relative('.', file)))).toBe(true);
  });
});

/** A file without its comments. */
function codeOf(file: string): string {
  return readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
