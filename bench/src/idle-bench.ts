import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execArgv } from "node:process";
import { fileURLToPath } from "node:url";
import { startPostgres } from "../../tooling/start-postgres.ts";

/** Bytes of memory that processes hold which have nothing to do. */
export interface IdleCost {
  readonly idleMs: number;
  /** Node's own HTTP server and nothing else. */
  readonly bare: number;
  readonly sqlite: number;
  readonly postgres: number;
}

const bareServer = fileURLToPath(new URL("./idle-bare.ts", import.meta.url));
const server = fileURLToPath(new URL("./idle-server.ts", import.meta.url));

/** Leaves them alone for so long, all at the same time. */
export async function idleBench(idleMs: number): Promise<IdleCost> {
  const folder = mkdtempSync(join(tmpdir(), "rosterkit-bench-"));
  const postgres = await startPostgres();
  try {
    const [bare = Number.NaN, sqlite = Number.NaN, ofPostgres = Number.NaN] = await Promise.all([
      heldBy(bareServer, [], idleMs),
      heldBy(server, ["SQLite", join(folder, "store.db")], idleMs),
      heldBy(server, ["PostgreSQL", postgres.connectionString], idleMs),
    ]);
    return { idleMs, bare, sqlite, postgres: ofPostgres };
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From sources, so the compiler that strips their types is in all of them. */
async function heldBy(program: string, args: readonly string[], idleMs: number): Promise<number> {
  const child = fork(program, [String(idleMs), ...args], { execArgv });
  const [news] = await Promise.race([once(child, "message"), endedTooSoon(child)]);
  return (news as { readonly bytes: number }).bytes;
}

const endedTooSoon = async (child: ReturnType<typeof fork>): Promise<never> => {
  const [code] = await once(child, "exit");
  throw new Error(`a server ended with code ${code}`);
};
