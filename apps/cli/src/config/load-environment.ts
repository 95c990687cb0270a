import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

const fromFile = new Set<string>();

/**
 * Reads the `.env` of a folder into the environment, where there is one. Variables that are set already win. Called again it takes in what has changed since.
 */
export function loadEnvironment(folder: string): void {
  const file = join(folder, ".env");
  const found = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  for (const name of fromFile) delete process.env[name];
  fromFile.clear();
  for (const [name, value] of Object.entries(found)) {
    if (value === undefined || process.env[name] !== undefined) continue;
    process.env[name] = value;
    fromFile.add(name);
  }
}
