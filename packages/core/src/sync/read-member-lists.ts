import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Inspection, Members } from "../adapter/resource.ts";
import { inPool } from "../apply/in-pool.ts";
import { failureCode } from "../roster/failure-code.ts";
import { type MemberList, readMembers } from "../roster/read-members.ts";
import { backOff, readingAt, tell } from "./reading-at.ts";
import type { PlanOptions, PlanProgress } from "./sync.ts";

/** Groups that are asked about at once. */
const atOnce = 4;

/** Asks about each group. What stops a connection ends it: no further group is asked about. */
async function askEach<Answer>(
  ids: readonly string[],
  ask: (id: string) => Promise<Answer>,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  let isStopped = false;
  await inPool(ids, atOnce, async (id) => {
    if (isStopped) return;
    try {
      answers.set(id, await ask(id));
    } catch (error) {
      isStopped = true;
      throw error;
    }
  });
  return answers;
}

/** Reads who is in each of these groups. Rejects like `read`. */
export function readMemberLists(
  members: Members,
  ids: readonly string[],
  at: string,
  phase: PlanProgress["phase"],
  options: PlanOptions,
): Promise<ReadonlyMap<string, MemberList>> {
  let read = 0;
  const how = { readAt: at, backOff: backOff(options) };
  return askEach(ids, async (id) => {
    const list = await readMembers(members, id, readingAt(at, [], options), how);
    read += list.ids.length;
    tell(options, phase, read, "members");
    return list;
  });
}

/** Looks at each of these groups as a person should before it is linked. One that cannot be looked at is refused, with the failure's code. */
export async function inspectGroups(
  { inspect }: Pick<AnyResource, "inspect">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Inspection>> {
  if (!inspect) return new Map();
  return askEach(ids, (id) =>
    inspect(id).catch(
      (error: unknown): Inspection => ({ refused: `it could not be looked at (${failureCode(error)})`, evidence: [] }),
    ),
  );
}
