import { type CallOptions, callOf, type Members, UnexpectedResponseError, type Writing } from "@rosterkit/core/adapter";
import type { ResourceType } from "../schema/resource-type.ts";
import { isRecord, listOf } from "../value/is-record.ts";
import { plainText } from "../value/plain-text.ts";
import type { ClientContext } from "./client-context.ts";
import type { MembershipChange, MembershipOutcome } from "./membership-outcome.ts";
import { type ResourceScene, readResource } from "./resource-scene.ts";
import { sendMembers } from "./send-members.ts";

/** The members of groups: core's contract, and a change whose outcome says who came, who went, and who did not. */
export interface MemberClient extends Members {
  /** Ids of the users in a group. Groups in it are not among them, and are never touched. */
  list(group: string, call?: CallOptions): Promise<readonly string[]>;
  add(group: string, ids: readonly string[], writing?: Writing): Promise<void>;
  remove(group: string, ids: readonly string[], writing?: Writing): Promise<void>;
  /** Adds and removes, in as many requests as it takes, and reads the group again. Does not reject for what the server refuses. */
  change(group: string, change: MembershipChange, writing?: Writing): Promise<MembershipOutcome>;
}

/** The members of groups of this type. `atOnce`: how many ids core hands over at a time; more are sent in several requests. */
export function memberClient(context: ClientContext, type: ResourceType, atOnce: number): MemberClient {
  const sceneOf = async (call?: CallOptions): Promise<ResourceScene> => ({
    context,
    type,
    profile: await context.profile(),
    call,
    readBack: false,
  });
  const list = async (group: string, call?: CallOptions) => membersOf(await sceneOf(call), group);
  const change: MemberClient["change"] = async (group, wanted, writing = {}) =>
    changeMembers(await sceneOf(callOf(writing)), group, wanted);
  return {
    atOnce,
    list,
    change,
    page: async (group) => ({ items: await list(group) }),
    add: async (group, ids, writing) => assertDone(await change(group, { add: ids }, writing), context),
    remove: async (group, ids, writing) => assertDone(await change(group, { remove: ids }, writing), context),
  };
}

async function changeMembers(
  scene: ResourceScene,
  group: string,
  { add = [], remove = [] }: MembershipChange,
): Promise<MembershipOutcome> {
  const [coming, going] = [new Set(add), new Set(remove)];
  if (add.some((id) => going.has(id))) throw new TypeError("A member is to be added and removed at once");
  const { done, ...failure } = await sendMembers(scene, group, [...coming], [...going]);
  const members = scene.profile.membersShown ? await membersOf(scene, group).catch(() => undefined) : undefined;
  const now = members && new Set(members);
  const isIn = (id: string) => now?.has(id) ?? done.has(id);
  const isOut = (id: string) => (now ? !now.has(id) : done.has(id));
  return {
    added: [...coming].filter(isIn),
    removed: [...going].filter(isOut),
    notAdded: [...coming].filter((id) => !isIn(id)),
    notRemoved: [...going].filter((id) => !isOut(id)),
    verified: now !== undefined,
    ...failure,
  };
}

async function membersOf(scene: ResourceScene, group: string): Promise<readonly string[]> {
  if (!scene.profile.membersShown) throw notShown(scene.context);
  const { row } = await readResource(scene, group);
  return listOf(row.members).flatMap((member) => {
    if (!isRecord(member) || plainText(member.type).toLowerCase() === "group") return [];
    return typeof member.value === "string" || typeof member.value === "number" ? [String(member.value)] : [];
  });
}

const notShown = ({ vendor: { id, name } }: ClientContext): UnexpectedResponseError =>
  new UnexpectedResponseError(`${name} does not show the members of groups`, { adapter: id });

function assertDone({ notAdded, notRemoved, error }: MembershipOutcome, { vendor: { id, name } }: ClientContext): void {
  const left = notAdded.length + notRemoved.length;
  if (left === 0) return;
  if (error !== undefined) throw error;
  throw new UnexpectedResponseError(`${name} took a change of members and left out ${left} of them`, {
    adapter: id,
    maybeWritten: true,
  });
}
