/** What is read and written of a package in `package-lock.json`. */
interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const systems: Readonly<Record<string, string>> = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
};
const processors = new Set(['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64']);

/** A lock in which every optional package of a locked one has an entry, with the platform that its name tells. */
export function completeLock(lock: Lock): Lock {
  const missing = missingOptional(lock).map(({ name, version, dev }) => {
    const words = name.split(/[-/]/);
    const os = words.flatMap((word) => systems[word] ?? []);
    const cpu = words.filter((word) => processors.has(word));
    const libc = words.flatMap((word) => (word.startsWith('musl') ? 'musl' : word.startsWith('gnu') ? 'glibc' : []));
    const entry: LockedPackage = {
      version,
      ...(dev && { dev }),
      ...(cpu.length > 0 && { cpu }),
      ...(libc.length > 0 && { libc }),
      optional: true,
      ...(os.length > 0 && { os }),
    };
    return [`node_modules/${name}`, entry] as const;
  });
  const all = [...Object.entries(lock.packages), ...missing];
  return { ...lock, packages: Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1))) };
}

/** The optional packages of locked ones that have no entry of their own. */
export function missingOptional({
  packages,
}: Lock): readonly { readonly name: string; readonly version: string; readonly dev: boolean }[] {
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev = false }) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => packages[`node_modules/${name}`] === undefined)
      .map(([name, range]) => ({ name, version: range.replace(/^[\^~]/, ''), dev })),
  );
}
