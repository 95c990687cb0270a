import { readFileSync } from "node:fs";
import { ConfigurationError } from "@rosterkit/core";

/** Texts by name, as in `process.env`. */
export type Environment = { readonly [name: string]: string | undefined };

/**
 * A variable of the environment, or what the file holds that `<name>_FILE` names, as containers and systemd hand out secrets. Absent: neither is set. Throws a
 * ConfigurationError for a file that cannot be read.
 */
export function readVariable(environment: Environment, name: string): string | undefined {
  const [text, file] = [environment[name], environment[`${name}_FILE`]];
  return text || !file ? text : readSecretFile(file, `${name}_FILE`);
}

function readSecretFile(file: string, variable: string): string {
  try {
    return readFileSync(file, "utf8").trimEnd();
  } catch {
    throw new ConfigurationError([{ path: variable, message: "names a file that cannot be read" }], {
      remedy: `Let ${variable} name a file that this user may read.`,
    });
  }
}
