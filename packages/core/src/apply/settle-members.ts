import { CannotError } from "./accounts.ts";
import { type Attempt, isLetGo, notSeen } from "./attempt.ts";
import { endPartly, idsMoved, idsToMove, movedBy } from "./end-members.ts";
import type { Ending } from "./ending.ts";
import { listMembers } from "./list-members.ts";
import type { Scene } from "./scene.ts";

/** Finds out by reading the list who was put into a group or taken out of it: everybody, nobody, or some. */
export const settleMembers = async (scene: Scene, attempt: Attempt): Promise<Ending> => {
  const { change, sentMs } = attempt;
  const { resource, account = "" } = change;
  const groups = scene.accounts(resource);
  if (!groups.members) throw new CannotError("The target cannot read the members of a group");
  if (!(await groups.get(account))) return notSeen(scene, attempt, { result: "moved" });
  const ids = idsMoved(change, await listMembers(groups.members, account));
  if (ids.length === idsToMove(change).length) return { result: "done", account, ...movedBy(change, ids) };
  return ids.length === 0 || !isLetGo(scene, sentMs) ? notSeen(scene, attempt) : endPartly(change, ids);
};
