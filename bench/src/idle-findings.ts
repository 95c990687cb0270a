import type { Finding } from "./findings.ts";
import type { IdleCost } from "./idle-bench.ts";

/** Ratios of what an idle server holds to what Node's own holds. */
export const idleFindings = ({ bare, sqlite, postgres }: IdleCost): readonly Finding[] => [
  { what: "idle, 10 syncs, SQLite: memory, against a bare HTTP server", ratio: sqlite / bare },
  { what: "idle, 10 syncs, PostgreSQL: memory, against a bare HTTP server", ratio: postgres / bare },
];

/** How much each holds. */
export const idleTold = ({ idleMs, bare, sqlite, postgres }: IdleCost): string => {
  const told = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  return `After ${idleMs / 1000} s: ${told(bare)} a bare server, ${told(sqlite)} with SQLite, ${told(postgres)} with PostgreSQL.`;
};
