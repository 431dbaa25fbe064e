/**
 * Which part may import which: each list names everything below the part. Type-only imports count as imports.
 * `npm run check` applies it; ARCHITECTURE.md shows it as a picture. Circular imports are found by Biome
 * (`noImportCycles` in biome.jsonc), which knows that types are gone at run time.
 */
const FOUNDATION = ['expr', 'tensor'];
const LANGUAGE = [...FOUNDATION, 'ops', 'parse', 'print'];
const ENGINES = [...LANGUAGE, 'rules', 'symbolic', 'ad', 'compile'];

const MAY_IMPORT = {
  // A tensor constant is a node, so the graph names the tensor type.
  expr: ['tensor'],
  tensor: [],
  messages: [],
  ops: FOUNDATION,
  parse: [...FOUNDATION, 'ops'],
  print: [...FOUNDATION, 'ops'],
  rules: LANGUAGE,
  symbolic: [...LANGUAGE, 'rules'],
  compile: [...LANGUAGE, 'rules', 'symbolic'],
  // checkGradients judges by finite differences.
  ad: [...LANGUAGE, 'rules', 'symbolic', 'compile', 'numeric'],
  // The judges: they know the language and no rule of differentiation.
  numeric: LANGUAGE,
  manual: [...LANGUAGE, 'numeric'],
  compare: [...ENGINES, 'numeric', 'manual'],
  operations: [...ENGINES, 'numeric'],
  explain: [...ENGINES, 'numeric', 'manual', 'compare', 'messages'],
  nn: ENGINES,
};

const inParts = (parts) => `^src/(${parts.join('|')})/`;

const directions = Object.entries(MAY_IMPORT).map(([part, below]) => ({
  name: `${part}-imports-downward`,
  comment:
    `src/${part} may import ${below.length === 0 ? 'no other part' : below.map((name) => `src/${name}`).join(', ')} ` +
    'and src/error.ts, src/argument.ts. Move the shared code down to the lowest part that both use, or pass it in as an argument.',
  severity: 'error',
  from: { path: inParts([part]) },
  to: {
    path: '^(src|cli|web|bench|test|scripts)/',
    pathNot: [inParts([part, ...below]), '^src/(error|argument)\\.ts$'],
  },
}));

export default {
  forbidden: [
    ...directions,
    {
      name: 'error-imports-nothing',
      comment: 'src/error.ts is below every part; what it needs belongs into it.',
      severity: 'error',
      from: { path: '^src/error\\.ts$' },
      to: {},
    },
    {
      name: 'surfaces-import-only-the-index',
      comment:
        'cli and web use the public names only: export what is needed from src/index.ts and import it from there.',
      severity: 'error',
      from: { path: '^(cli|web)/' },
      to: { path: '^src/', pathNot: '^src/(index|explain/index)\\.ts$' },
    },
    {
      name: 'imports-resolve',
      comment: 'The imported file or package is not there: mend the path, or add the package to package.json.',
      severity: 'error',
      // What the benchmarks compare with has a package.json of its own, in bench/.
      from: { pathNot: '^bench/(everyday|peers|tensors)/' },
      // The build of the page makes modules of its own; web/virtual.d.ts declares them, and the build fails without one.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'the-package-needs-no-development-tool',
      comment:
        'What ships may import only what `dependencies` lists: move the package there with `npm install --save-prod`.',
      severity: 'error',
      // The page goes out bundled whole.
      from: { path: '^(src|cli)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    // The parser reads no JSX: these files are leaves here, and biome.jsonc holds their imports (noRestrictedImports).
    extraExtensionsToScan: ['.tsx', '.css'],
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
};
