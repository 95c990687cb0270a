import { existsSync } from "node:fs";
import { join } from "node:path";

/** Reads the `.env` of a folder into the environment, where there is one. Variables that are set already win. */
export function loadEnvironment(folder: string): void {
  const file = join(folder, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
