import type { Sync } from "@rosterkit/core";
import { UsageError } from "@rosterkit/terminal";

/** The source id of somebody named by it, or by work email, for which the source is read. Throws a UsageError for nobody and for several. */
export async function personNamed(sync: Sync, name: string): Promise<string> {
  if (!name.includes("@")) return name;
  const [id, ...others] = await sync.find(name);
  if (id === undefined)
    throw new UsageError(
      "The source has nobody with this work email",
      "Copy it from the source, or name the record's id.",
    );
  if (others.length > 0)
    throw new UsageError("Several people have this work email", `Name one by the id: ${[id, ...others].join(", ")}`);
  return id;
}

/** The same of several, from an option that takes a list. Absent: the option was not given. */
export async function peopleNamed(sync: Sync, list: unknown): Promise<readonly string[] | undefined> {
  if (!Array.isArray(list)) return undefined;
  const ids: string[] = [];
  for (const name of list) ids.push(await personNamed(sync, String(name)));
  return ids;
}
