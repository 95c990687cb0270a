/** Which file may import which. Package manifests hold the arrows between packages too; this also holds those inside core. */

/** Tests, and what only they use: `x.test.ts`, `x.fixture.ts`, `test-x.ts`, `start-test-x.ts`. Test tools are what packages/testing and sandbox are made of. */
const tests = "\\.(test|test-d|fixture)\\.ts$|/__fixtures__/";
const testSupport = "^(?!packages/(testing|sandbox)/).*[/-]test-[^/]+\\.ts$";
const forTests = [tests, testSupport];

const sourcesOf = (folder) => ({ path: `^${folder}/src/`, pathNot: forTests });
const core = (...rooms) => `^packages/core/src/(${rooms.join("|")})/`;

/** Inside core: a room imports itself and what is listed, nothing else of core. */
const onlySees = (room, ...lower) => ({
  name: `core-${room}-sees-nothing-above`,
  severity: "error",
  from: { path: core(room) },
  to: { path: "^packages/core/src/", pathNot: core(room, ...lower) },
});

const forbidden = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    forbidden(
      "no-cycles",
      "Two files that need each other are one file, or need a third: a type that both need has a file of its own.",
      {},
      { circular: true },
    ),
    forbidden("no-unknown-imports", "Every import must resolve.", {}, { couldNotResolve: true }),
    forbidden(
      "sources-never-import-tests",
      "What is published does not need its tests.",
      { pathNot: forTests },
      { path: forTests },
    ),

    forbidden("nothing-imports-an-app", "Apps compose; arrows point down.", { pathNot: "^apps/" }, { path: "^apps/" }),
    forbidden(
      "no-app-imports-an-app",
      "What apps show alike is in apps/terminal.",
      { path: "^apps/([^/]+)/" },
      { path: "^apps/", pathNot: "^apps/($1|terminal)/" },
    ),
    forbidden(
      "no-adapter-imports-an-adapter",
      "What two adapters share belongs in core.",
      { path: "^adapters/([^/]+)/" },
      { path: "^adapters/", pathNot: "^adapters/$1/" },
    ),
    forbidden(
      "adapters-stand-on-core",
      "Their tests alone see the sandbox and the conformance suites.",
      sourcesOf("adapters/[^/]+"),
      { path: "^packages/(sandbox|testing)/" },
    ),
    forbidden(
      "core-stands-alone",
      "Core imports no package of ours, its tests neither.",
      { path: "^packages/core/" },
      { path: "^(packages|adapters|apps)/", pathNot: "^packages/core/" },
    ),
    forbidden(
      "sandbox-stands-alone",
      "A stand-in that shared code with what it tests would share its misreadings. SCIM is the exception: our server is tested by itself against the RFC, \
Okta's suites and strangers' clients, so vendors that speak SCIM stand on it, through its two doors. Never on the client, core or an adapter.",
      sourcesOf("packages/sandbox"),
      { path: "^(packages|adapters|apps)/", pathNot: "^packages/(sandbox/|scim/src/(server/)?index\\.ts$)" },
    ),
    forbidden(
      "sandbox-tests-ask-with-our-client",
      "Beside what the stand-ins stand on, their tests may use the SCIM client, through its door, as one that is not the vendor's.",
      { path: "^packages/sandbox/" },
      { path: "^(packages|adapters|apps)/", pathNot: "^packages/(sandbox/|scim/src/((server|client)/)?index\\.ts$)" },
    ),
    forbidden(
      "scim-stands-on-core",
      "Whoever speaks SCIM stands on it; it knows no vendor. Its tests alone see the conformance suites.",
      sourcesOf("packages/scim"),
      { path: "^(packages|adapters|apps)/", pathNot: "^packages/(scim|core)/" },
    ),
    forbidden(
      "scim-protocol-knows-neither-end",
      "A client and a server are made of it, behind doors of their own; adapters are made over the client.",
      { path: "^packages/scim/src/", pathNot: [...forTests, "^packages/scim/src/(client|server|adapter)/"] },
      { path: "^packages/scim/src/(client|server|adapter)/" },
    ),
    forbidden(
      "store-stands-on-core",
      "What survives a restart knows no vendor and no server. Its tests alone see the conformance suites.",
      sourcesOf("packages/store"),
      { path: "^(packages|adapters|apps)/", pathNot: "^packages/(store|core/src/index\\.ts$)" },
    ),
    forbidden(
      "databases-behind-one-door",
      "Drivers are loaded by whoever opens that database: nobody needs the other one's.",
      sourcesOf("packages/store"),
      { path: "^(pg|node:sqlite|sqlite)$|node_modules/pg/", dynamic: false, dependencyTypesNot: ["type-only"] },
    ),
    forbidden(
      "server-stands-on-core-and-store",
      "Unattended running knows no vendor. Its tests alone see more.",
      sourcesOf("packages/server"),
      {
        path: "^(packages|adapters|apps)/",
        pathNot: "^packages/(server/|core/src/(adapter/)?index\\.ts$|store/src/index\\.ts$)",
      },
    ),
    forbidden(
      "server-is-handed-its-store",
      "Whoever composes opens the store: the server knows its types.",
      sourcesOf("packages/server"),
      { path: "^packages/store/", dependencyTypesNot: ["type-only"] },
    ),
    forbidden(
      "server-client-needs-no-server",
      "It runs wherever fetch does, a browser included.",
      { path: "^packages/server/src/client/", pathNot: forTests },
      { path: "^packages/", pathNot: "^packages/(server/src/client/|core/src/adapter/index\\.ts$)" },
    ),
    forbidden(
      "job-queue-behind-one-door",
      "pg-boss and the driver are loaded by whoever shares work, or budgets, over PostgreSQL.",
      sourcesOf("packages/server"),
      { path: "^(pg|pg-boss)$|node_modules/(pg|pg-boss)/", dynamic: false, dependencyTypesNot: ["type-only"] },
    ),
    forbidden("mail-behind-one-door", "nodemailer is loaded by whoever sends mail.", sourcesOf("packages/server"), {
      path: "^nodemailer$|node_modules/nodemailer/",
      dynamic: false,
      dependencyTypesNot: ["type-only"],
    }),
    forbidden("testing-stands-on-core", "", sourcesOf("packages/testing"), {
      path: "^(packages|adapters|apps)/",
      pathNot: "^packages/(testing|core)/",
    }),

    onlySees("errors"),
    onlySees("shape", "errors"),
    onlySees("employee", "shape", "errors"),
    forbidden(
      "core-mapping-and-diff-are-pure",
      "",
      { path: core("mapping", "diff") },
      { path: core("http", "apply", "okta") },
    ),
    forbidden(
      "core-planning-does-no-io",
      "Rosters, links, settings and an instant in; a plan out.",
      { path: core("plan", "lifecycle", "matching"), pathNot: forTests },
      { path: [core("http", "okta", "apply"), "^packages/core/src/store/.*memory"] },
    ),
    forbidden(
      "core-okta-is-a-room-of-its-own",
      "Loaded by those who ask for @rosterkit/core/okta and nobody else.",
      { path: "^packages/core/src/", pathNot: core("okta") },
      { path: core("okta") },
    ),
    forbidden(
      "okta-sdk-only-when-first-used",
      "An optional peer: core's own code names its types, and loads it with import().",
      sourcesOf("packages/core"),
      { path: "@okta/okta-sdk-nodejs", dynamic: false, dependencyTypesNot: ["type-only"] },
    ),
    forbidden(
      "portable-code-needs-no-node",
      "Core (but for the Okta client), SCIM, the suites and the adapters (but for Okta's) run wherever fetch does.",
      {
        path: "^(packages/(core|scim|testing)|adapters/[^/]+)/src/",
        pathNot: [...forTests, core("okta"), "^adapters/okta/"],
      },
      { dependencyTypes: ["core"] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/|tsup\\.config\\.ts$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@rosterkit/source", "import", "types", "node", "default"],
      extensions: [".ts", ".js", ".json", ".d.ts"],
    },
  },
};
