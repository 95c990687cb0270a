import { userInfo } from "node:os";
import { apiKeyRoles, type StoredApiKey } from "@rosterkit/store";
import { printTable, UsageError } from "@rosterkit/terminal";
import { exitCodes } from "../exit-codes.ts";
import type { Act, Stage } from "../invocation.ts";
import { readInstant } from "./read-instant.ts";

/** Lists the keys of the HTTP API. What proves them is kept nowhere. */
export const listKeys: Act = async ({ workspace, screen }) => {
  const keys = await (await workspace.store()).apiKeys.list();
  printTable(
    screen,
    [
      ["key", 20],
      ["name", 24],
      ["role", 12],
      ["used", 14],
      ["state", 24],
    ],
    keys.map((key) => [key.id, key.name, key.role, key.usedAt ? dayOf(key.usedAt) : "never", stateOf(key)]),
  );
  return { code: exitCodes.done, json: { keys } };
};

const dayOf = (instant: string): string => instant.slice(0, 10);

const stateOf = ({ endsAt, revokedAt }: StoredApiKey): string => {
  if (revokedAt !== undefined) return `revoked ${dayOf(revokedAt)}`;
  return endsAt === undefined ? "good" : `good until ${dayOf(endsAt)}`;
};

/** Makes a key, and shows it this once. */
export const addKey: Act = async (stage) => {
  const { workspace, options, words, screen } = stage;
  const role = apiKeyRoles.find((one) => one === options.role);
  if (role === undefined) throw new UsageError("There is no such role", `Choose one of: ${apiKeyRoles.join(", ")}`);
  const endsAt = typeof options.ends === "string" ? readInstant(options.ends, "--ends") : undefined;
  const draft = { name: words[0] ?? "", role, by: whoOf(stage), ...(endsAt !== undefined && { endsAt }) };
  const { key, stored } = await (await workspace.store()).apiKeys.make(draft);
  screen.print("  Keep it safe: it is shown this once.", "", key);
  return { code: exitCodes.done, json: { key, ...stored } };
};

/** Has a key refused from now on, everywhere. */
export const revokeKey: Act = async (stage) => {
  const id = stage.words[0] ?? "";
  const revoked = await (await stage.workspace.store()).apiKeys.revoke(id, whoOf(stage));
  if (!revoked) throw new UsageError("There is no key of this id", "See which there are with: rosterkit keys");
  stage.screen.print(`  ${revoked.name} is refused from now on.`);
  return { code: exitCodes.done, json: revoked };
};

const whoOf = ({ options }: Stage): string => (typeof options.by === "string" ? options.by : userInfo().username);
