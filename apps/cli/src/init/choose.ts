import { input, select } from "@inquirer/prompts";
import type { AnyAdapter } from "@rosterkit/core";
import { UsageError } from "@rosterkit/terminal";
import { adapterIds, loadAdapter } from "../config/adapters.ts";
import type { Stage } from "../invocation.ts";

/** The vendor of one side, as told or asked. `taken`: the id of the other side's. Throws a UsageError for one that cannot be that. */
export async function chooseVendor(
  { options, isInteractive, signal }: Stage,
  side: "source" | "target",
  taken?: string,
): Promise<AnyAdapter> {
  const ability = side === "source" ? "toEmployee" : "fromEmployee";
  const adapters = await Promise.all(adapterIds.map(async (id) => ({ id, adapter: await loadAdapter(id) })));
  const possible = adapters.filter(({ id, adapter }) => adapter[ability] && id !== taken);
  const ids = possible.map(({ id }) => id).join(", ");
  const said = options[side];
  if (typeof said !== "string" && !isInteractive)
    throw new UsageError(`It is not said what the ${side} is`, `Say --${side} with one of: ${ids}`);
  const choices = possible.map(({ id, adapter }) => ({ name: adapter.name, value: id }));
  const message = side === "source" ? "Where do people come from?" : "Where are their accounts?";
  const id = typeof said === "string" ? said : await select({ message, choices }, { signal });
  const found = possible.find((one) => one.id === id);
  if (!found) throw new UsageError(`"${id}" cannot be the ${side}`, `Choose one of: ${ids}`);
  return found.adapter;
}

/** The zone of whoever has none of their own, as told or asked; this machine's is only proposed, as it may be anywhere. */
export async function chooseZone({ options, isInteractive, signal }: Stage): Promise<string> {
  if (typeof options.zone === "string") return options.zone;
  if (!isInteractive)
    throw new UsageError(
      "It is not said which time zone holds for whoever has none",
      "Say one, such as --zone Europe/London",
    );
  const message = "Time zone of whoever has none of their own";
  return input({ message, default: Intl.DateTimeFormat().resolvedOptions().timeZone, required: true }, { signal });
}

/** Which groups of the source people must be in, where the source is a directory that holds more than the people meant. Absent: everybody. */
export async function chooseGroups(
  { options, isInteractive, signal }: Stage,
  source: AnyAdapter,
): Promise<readonly string[] | undefined> {
  if (source.id !== "okta") return undefined;
  if (Array.isArray(options.group)) return options.group.map(String);
  if (!isInteractive)
    throw new UsageError(
      "It is not said whose accounts are meant",
      "Name groups of Okta with --group, as apps are never for everybody",
    );
  const message = "Groups in Okta whose members are to have accounts, with commas between";
  const names = await input({ message, required: true }, { signal });
  return names.split(",").map((name) => name.trim());
}
