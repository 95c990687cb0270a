import type { AnyResource } from "../adapter/any-adapter.ts";
import { lookUp, proveGone } from "./look-up.ts";
import type { ReadScene } from "./read-scene.ts";
import type { RecordIntake } from "./record-intake.ts";

/**
 * Accounts for linked ids that the lists did not show, by reading each by id. Found ones are taken in, and are a gap all the same: a list that
 * lost them may have lost others whom no link names. For those that are gone the vendor's "there is none" must prove it.
 * Gives the gap, or `undefined` when everybody is accounted for.
 */
export const accountFor = async (
  linkedIds: Iterable<string>,
  resource: AnyResource,
  intake: RecordIntake,
  scene: ReadScene,
): Promise<string | undefined> => {
  const missing = unseen(linkedIds, intake);
  if (missing.length === 0) return undefined;
  if (missing.length > scene.limits.lookUps)
    return `${missing.length} linked records were not shown, more than the ${scene.limits.lookUps} that are looked up one by one`;
  if (!resource.get) return `${missing.length} linked records were not shown and cannot be read by id`;
  // Taken before the first look-up, so that it is somebody whom the lists did show.
  const shownId = intake.anyId();
  const gone: string[] = [];
  for (const id of missing) {
    const answer = await lookUp(async () => resource.get?.(id, scene.reading), scene);
    if (typeof answer === "string") return `a linked record that was not shown could not be read by id: ${answer}`;
    if (!answer) gone.push(id);
    else intake.take("read by id", () => answer.row);
    if (answer && !intake.has(id)) return "a linked record was asked for by id and another one came";
  }
  const found = missing.length - gone.length;
  if (found > 0) return `the list did not show ${found} linked records that are there: it may have lost others too`;
  return proveGone(gone, shownId, resource, scene);
};

const unseen = (linkedIds: Iterable<string>, intake: RecordIntake): readonly string[] => {
  const missing = new Set<string>();
  for (const id of linkedIds) if (!intake.has(id)) missing.add(id);
  return [...missing];
};
