import type { SentOperation } from "./sent-operation.ts";
import type { TargetProfile } from "./target-profile.ts";

/** What is done to the members of a group by one request. */
export interface MemberChunk {
  readonly op: "add" | "remove";
  /** At least one. */
  readonly ids: readonly string[];
}

/** The changes in requests of as many members as the server takes at once; who goes comes first. */
export const memberChunks = (
  add: readonly string[],
  remove: readonly string[],
  atOnce: number,
): readonly MemberChunk[] => [...chunksOf("remove", remove, atOnce), ...chunksOf("add", add, atOnce)];

/** The two halves of a request that was refused; one member alone has none. */
export const halvesOf = ({ op, ids }: MemberChunk): readonly MemberChunk[] =>
  ids.length < 2 ? [] : chunksOf(op, ids, Math.ceil(ids.length / 2));

/** The operations of one request. */
export function memberOperations(
  { op, ids }: MemberChunk,
  { memberRemoval }: Pick<TargetProfile, "memberRemoval">,
): readonly SentOperation[] {
  const value = ids.map((id) => ({ value: id }));
  if (op === "remove" && memberRemoval === "filter")
    return ids.map((id) => ({ op, path: `members[value eq ${JSON.stringify(id)}]` }));
  return [{ op, path: "members", value }];
}

const chunksOf = (op: MemberChunk["op"], ids: readonly string[], size: number): readonly MemberChunk[] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, index) => ({
    op,
    ids: ids.slice(index * size, (index + 1) * size),
  }));
