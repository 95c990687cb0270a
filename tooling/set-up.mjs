import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Plain JavaScript for Node 20: this runs before anything is installed.

/** The top folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const readRootFile = (name) => readFileSync(join(root, name), "utf8");

/** How to start the pinned pnpm on a machine that has only npm: `npx` and its first arguments. */
export const pnpm = ["npx", "-y", JSON.parse(readRootFile("package.json")).packageManager];

/** The Node the project runs on, installed as a dependency. */
export const projectNode = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

const stamp = join(root, "node_modules/.installed-lockfile");
const fingerprint = () => createHash("sha256").update(readRootFile("pnpm-lock.yaml")).digest("hex");
const isInstalled = () => existsSync(projectNode) && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();

/** The environment of what we start: npm is loud again about its own failures, and turbo reports to nobody. */
export const environment = { ...process.env, npm_config_loglevel: "error", TURBO_TELEMETRY_DISABLED: "1" };

/** Installs the locked dependencies unless they are there already. Says so on stderr; ends the process when it fails. */
export function setUp() {
  if (isInstalled()) return;
  console.error("Installing dependencies (only after a fresh clone or a changed lockfile) …");
  const [command, ...first] = pnpm;
  const install = spawnSync(command, [...first, "install", "--frozen-lockfile"], {
    cwd: root,
    encoding: "utf8",
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (install.status === 0) return writeFileSync(stamp, fingerprint());
  console.error(`${install.stdout ?? ""}${install.stderr ?? ""}${install.error?.message ?? ""}`);
  console.error("The dependencies could not be installed. Check the network connection and the npm registry settings.");
  process.exit(1);
}
