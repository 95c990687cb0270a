import { type AnyConnection, type Found, PreconditionError } from "@rosterkit/core/adapter";
import type { ScimResource } from "../../schema/resource-of.ts";
import type { ResourceChange } from "../../server/resource-store.ts";
import { unavailable } from "./store-failure.ts";

/** The ways to look at records of one type. */
export interface RecordScene {
  readonly connection: AnyConnection;
  /** The record itself, fresh. */
  look(id: string): Promise<Found<unknown> | undefined>;
  /** As it is shown, and taken into the kept list. */
  show(row: unknown): Promise<ScimResource>;
}

/** Writes what differs between two states of a record, as it was found. Rejects with PreconditionError when it has moved since. */
export type WriteRecord = (found: Found<unknown>, current: ScimResource, next: ScimResource) => Promise<void>;

/** How often a change is tried against others who write the same record. */
const attempts = 5;

/**
 * One change as one step: beside others elsewhere by the vendor's versions, where it has them; beside others here the caller sees to it.
 * `undefined`: there is none with this id.
 */
export async function changeRecord(
  scene: RecordScene,
  id: string,
  change: ResourceChange,
  write: WriteRecord,
): Promise<ScimResource | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await scene.look(id);
    if (!found) return undefined;
    const current = await scene.show(found.row);
    const next = change(current);
    if (next === current) return current;
    try {
      await write(found, current, next);
      return await scene.show(await rowWritten(scene, id));
    } catch (error) {
      if (!PreconditionError.isInstance(error)) throw error;
    }
  }
  throw unavailable("Too many others are writing this resource");
}

/** A record that was just written. Throws where the vendor does not show it. */
export async function rowWritten({ connection, look }: RecordScene, id: string): Promise<unknown> {
  const found = await look(id);
  if (!found) throw unavailable(`${connection.adapter.name} does not show what was just written`);
  return found.row;
}
