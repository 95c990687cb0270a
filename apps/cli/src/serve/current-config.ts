import { stat } from "node:fs/promises";
import { type LoadedConfig, loadConfig } from "../config/load-config.ts";
import { loadEnvironment } from "../config/load-environment.ts";

/** The config as it is now. */
export type CurrentConfig = () => Promise<LoadedConfig>;

/**
 * Reads the config and its `.env` again once they have changed. One that cannot be used any more is told once, and the last good one holds.
 */
export function createCurrentConfig(first: LoadedConfig, onProblem: (error: unknown) => void): CurrentConfig {
  const { file, folder } = first;
  let good = first;
  let seen: string | undefined;
  return async () => {
    loadEnvironment(folder);
    const now = await stampOf(file);
    if (now === seen) return good;
    seen = now;
    try {
      good = await loadConfig(file, folder);
    } catch (error) {
      onProblem(error);
    }
    return good;
  };
}

/** What changes with a file. Empty: it is not there. */
const stampOf = (file: string): Promise<string> =>
  stat(file).then(
    ({ mtimeMs, size, ino }) => [mtimeMs, size, ino].join(" "),
    () => "",
  );
