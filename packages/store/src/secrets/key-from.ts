import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ConfigurationError } from "@rosterkit/core";
import { type SealingKey, sealingKey } from "./sealing-key.ts";

/** Where a key is: in a variable of the environment, or in what a program prints (a vault's client, say). */
export type KeyPlace =
  | { readonly env: string; readonly environment?: { readonly [name: string]: string | undefined } }
  | { readonly command: readonly [program: string, ...args: string[]]; readonly timeoutMs?: number };

/**
 * Reads a sealing key. The program is run without a shell, for ten seconds at most when not said. Rejects with ConfigurationError when there is no key, or what
 * is there is none; never says what it found.
 */
export const keyFrom = async (place: KeyPlace): Promise<SealingKey> =>
  sealingKey("env" in place ? fromEnvironment(place) : await fromCommand(place));

const fromEnvironment = ({ env, environment = process.env }: Extract<KeyPlace, { env: string }>): string => {
  const text = environment[env];
  if (text) return text;
  throw new ConfigurationError([{ path: env, message: "is not set in the environment" }], {
    remedy: "Set it to the output of: openssl rand -base64 32",
  });
};

const fromCommand = async ({
  command,
  timeoutMs = 10_000,
}: Extract<KeyPlace, { command: unknown }>): Promise<string> => {
  const [program, ...args] = command;
  try {
    const { stdout } = await promisify(execFile)(program, args, {
      timeout: timeoutMs,
      maxBuffer: 64 * 1024,
      windowsHide: true,
    });
    return stdout;
  } catch {
    // The failure quotes arguments and output.
    throw new ConfigurationError([{ path: "key command", message: "failed, or did not end in time" }]);
  }
};
