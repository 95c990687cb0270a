import type { AnyResource } from "../adapter/any-adapter.ts";
import { failureCode } from "./failure-code.ts";
import type { ReadScene } from "./read-scene.ts";
import type { RecordIntake } from "./record-intake.ts";
import { untilAborted } from "./until-aborted.ts";

/**
 * Accounts for linked ids that the lists did not show, by reading each by id: found ones (a row that shifted between pages) are taken in;
 * for those that are gone the vendor's "there is none" must prove it. Gives the gap, or `undefined` when everybody is accounted for.
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
  const control = intake.anyId();
  let gone = 0;
  for (const id of missing) {
    const answer = await lookUp(id, resource, scene);
    if (typeof answer === "string") return `a linked record that was not shown could not be read by id: ${answer}`;
    if (!answer) gone++;
    else intake.take("read by id", () => answer.row);
    if (answer && !intake.has(id)) return "a linked record was asked for by id and another one came";
  }
  return gone === 0 || resource.absence === "proven" ? undefined : proveAbsence(control, resource, scene);
};

const unseen = (linkedIds: Iterable<string>, intake: RecordIntake): readonly string[] => {
  const missing = new Set<string>();
  for (const id of linkedIds) if (!intake.has(id)) missing.add(id);
  return [...missing];
};

/** "There is none" may mean "not permitted" here: only an id that the list did show, and that can be read by id, makes it believable. */
const proveAbsence = async (
  control: string | undefined,
  resource: AnyResource,
  scene: ReadScene,
): Promise<string | undefined> => {
  if (control === undefined) return "linked records were not shown, and there is nobody to try a read by id with";
  const answer = await lookUp(control, resource, scene);
  if (typeof answer === "object") return undefined;
  return "linked records were not shown, and reading by id does not work for somebody who was";
};

const lookUp = (
  id: string,
  resource: AnyResource,
  { reading: { signal } }: ReadScene,
): Promise<{ readonly row: unknown } | undefined | string> => {
  signal?.throwIfAborted();
  return untilAborted(Promise.resolve(resource.get?.(id)), signal).catch((error) => {
    signal?.throwIfAborted();
    return failureCode(error);
  });
};
