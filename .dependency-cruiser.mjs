const spec = String.raw`\.spec\.ts$|/testing/`;
const libs = ['kernel', 'eligibility', 'allocation', 'contracts', 'messaging', 'service-kit'];
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

/** kernel ← eligibility ← allocation ← contracts ← messaging ← service-kit: each imports only what stands before it. */
const libOrder = libs.slice(0, -1).map((lib, index) => ({
  name: `lib-order-${lib}`,
  comment: `${lib} comes before ${libs.slice(index + 1).join(', ')} and knows nothing of them.`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: spec },
  to: { path: `^libs/(${libs.slice(index + 1).join('|')})/` },
}));

const wholeTree = [
  {
    name: 'no-unresolved',
    comment: 'An import that the checker cannot follow is an import that it cannot judge.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-cycle',
    comment: 'Two files that need each other are one file, or their common part is a third.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'app-not-to-app',
    comment: 'Services speak by events and HTTP, never by import.',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/([^/]+)/', pathNot: ['^apps/$1/'] },
  },
  {
    name: 'lib-not-to-app',
    comment: 'Libraries do not know who uses them.',
    severity: 'error',
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'no-deep-import-from-app',
    comment: 'An app sees of a library what its index exports.',
    severity: 'error',
    from: { path: '^apps/', pathNot: spec },
    to: { path: '^libs/[^/]+/.', pathNot: '^libs/[^/]+/index\\.ts$' },
  },
  {
    name: 'no-deep-import-from-lib',
    comment: 'A library sees of another what its index exports.',
    severity: 'error',
    from: { path: '^libs/([^/]+)/', pathNot: spec },
    to: { path: '^libs/[^/]+/.', pathNot: ['^libs/$1/', '^libs/[^/]+/index\\.ts$'] },
  },
  {
    name: 'not-to-tests',
    comment: 'What runs in production does not need what tests need.',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: spec },
    to: { path: ['^(test|bench)/', spec] },
  },
  {
    name: 'not-to-dev-dependency',
    comment: 'What runs in production is installed in production.',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: spec },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  },
];

const platform = [
  {
    name: 'kafkajs-only-in-messaging',
    comment: 'The rules for kafkajs that are not optional are kept in one place.',
    severity: 'error',
    from: { pathNot: ['^libs/messaging/', '^(test|bench)/'] },
    to: { path: npm('kafkajs') },
  },
  {
    name: 'database-only-behind-its-doors',
    comment: 'typeorm and pg: repositories, queries, projections, migrations, messaging, service-kit.',
    severity: 'error',
    from: {
      path: '^(apps|libs)/',
      pathNot: [
        '^libs/(messaging|service-kit)/',
        String.raw`\.(repository|query|projection|migration)\.ts$`,
        '^apps/[^/]+/migrations/',
        spec,
      ],
    },
    to: { path: npm('typeorm', 'pg', '@nestjs/typeorm') },
  },
  {
    name: 'http-only-outside-messaging',
    comment: 'messaging knows Nest’s transports, not HTTP.',
    severity: 'error',
    from: { path: '^libs/messaging/' },
    to: { path: npm('@nestjs/platform-fastify', '@nestjs/swagger', 'fastify', 'class-validator') },
  },
];

const purity = [
  {
    name: 'domain-inward-only',
    comment: 'domain/ imports the domains of its app, kernel, eligibility, allocation and contracts.',
    severity: 'error',
    from: { path: '^apps/([^/]+)/src/[^/]+/domain/', pathNot: spec },
    to: {
      path: '^(apps|libs)/',
      pathNot: ['^apps/$1/src/[^/]+/domain/', '^libs/(kernel|eligibility|allocation|contracts)/'],
    },
  },
  {
    name: 'domain-without-packages',
    comment: 'domain/ is plain TypeScript.',
    severity: 'error',
    from: { path: '^apps/[^/]+/src/[^/]+/domain/', pathNot: spec },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'] },
  },
  {
    name: 'pure-libs-without-packages',
    comment: 'kernel, eligibility and allocation depend on nothing but each other.',
    severity: 'error',
    from: { path: '^libs/(kernel|eligibility|allocation)/', pathNot: spec },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'], pathNot: '^(node:)?crypto$' },
  },
  {
    name: 'contracts-need-schemas-only',
    comment: 'The published contract depends on its schema language alone.',
    severity: 'error',
    from: { path: '^libs/contracts/', pathNot: spec },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-no-pkg', 'core'], pathNot: npm('typebox') },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...wholeTree, ...libOrder, ...platform, ...purity],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^coverage/', '^scripts/', '^test/architecture/probes/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
