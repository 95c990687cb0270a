import { openResource } from "../adapter/any-adapter.ts";
import type { Explanation } from "../mapping/mapping.ts";
import { readingAt } from "./reading-at.ts";
import type { SyncContext } from "./sync-context.ts";

/** Reads one person, and the person referred to where the rule follows a reference, and explains one attribute of the account. */
export async function explainPerson(
  context: SyncContext,
  subject: string,
  attribute: string,
): Promise<Explanation | undefined> {
  const { toAccount, reads } = await context.mappings();
  const reading = readingAt(new Date(context.now()).toISOString(), reads);
  const people = openResource(context.source.people);
  const found = await people.get?.(subject, reading);
  if (!found) return undefined;
  const follow = toAccount.follows.find((candidate) => candidate.attribute === attribute);
  const to = follow?.readReference(found.row);
  const other = typeof to === "string" ? await people.get?.(to, reading) : undefined;
  return toAccount.explain(found.row, attribute, (id) => (id === to ? other?.row : undefined));
}
