/**
 * `npm run lock`: adds to package-lock.json the optional packages for other platforms that npm left out because the
 * registry at hand does not carry them. Without them `npm ci` refuses the lock file; with them it skips what is not for
 * its platform, and finds the others where the registry is complete.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const PATH = 'package-lock.json';
const OS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'netbsd', 'openbsd', 'sunos', 'aix'];
const CPU = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

const lock = JSON.parse(readFileSync(PATH, 'utf8'));
const packages = lock.packages;
for (const [owner, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    // Exact versions only: a range would need the registry to choose.
    if (find(owner, name) !== undefined || !/^\d/.test(version)) continue;
    const words = name.split(/[/-]/);
    packages[`node_modules/${name}`] = {
      version,
      cpu: CPU.filter((cpu) => words.includes(cpu)),
      ...(dev ? { dev } : {}),
      ...(words.includes('linux') ? { libc: [words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'] } : {}),
      optional: true,
      os: OS.filter((os) => words.includes(os)),
    };
  }
}
const [[root, description], ...others] = Object.entries(packages);
lock.packages = { [root]: description, ...Object.fromEntries(others.sort(([a], [b]) => a.localeCompare(b, 'en'))) };
writeFileSync(PATH, `${JSON.stringify(lock, null, 2)}\n`);

/** The entry that a package finds for a name: its own, or that of a folder above. */
function find(owner, name) {
  for (let folder = owner; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const entry = packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`];
    if (entry !== undefined || folder === '') return entry;
  }
}
