import { ApiError, PreconditionError } from "@rosterkit/core/adapter";
import { patchSchema } from "../patch/patch-body.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import { isRecord, listOf } from "../value/is-record.ts";
import { plainText } from "../value/plain-text.ts";
import { halvesOf, type MemberChunk, memberChunks, memberOperations } from "./member-operations.ts";
import { putBody } from "./put-body.ts";
import { hasNoSuchMethod } from "./refusals.ts";
import { resourcePath } from "./resource-path.ts";
import { type ResourceScene, readResource } from "./resource-scene.ts";

/** What was answered while members were sent. */
export interface SentMembers {
  /** Ids in requests that went well. */
  readonly done: ReadonlySet<string>;
  /** The first failure. */
  readonly error?: unknown;
}

/** Refusals in a row after which nothing more is sent: one unknown member is found by halving, twenty are somebody's mistake. */
const mostRefusals = 20;

/** How often a group that somebody else changed meanwhile is read and put again. */
const putTries = 4;

/**
 * Sends changes of members in requests of the server's size. One that is refused is halved, so that a member the server does not know keeps
 * nobody else out. Ends early when the server cannot be reached, does not accept the credential, or refuses again and again.
 */
export async function sendMembers(
  scene: ResourceScene,
  group: string,
  add: readonly string[],
  remove: readonly string[],
): Promise<SentMembers> {
  const { profile, context } = scene;
  if (profile.update === "put" || context.learned.hasNoPatch) return putMembers(scene, group, add, remove);
  const sent = await patchMembers(scene, group, memberChunks(add, remove, profile.membersAtOnce));
  if (sent.done.size > 0 || !hasNoSuchMethod(sent.error)) return sent;
  context.learned.hasNoPatch = true;
  return putMembers(scene, group, add, remove);
}

async function patchMembers(scene: ResourceScene, group: string, chunks: readonly MemberChunk[]): Promise<SentMembers> {
  const done = new Set<string>();
  const queue = [...chunks];
  let first: { readonly error: unknown } | undefined;
  let refusals = 0;
  for (let chunk = queue.shift(); chunk !== undefined && refusals < mostRefusals; chunk = queue.shift()) {
    try {
      await patchChunk(scene, group, chunk);
      for (const id of chunk.ids) done.add(id);
      refusals = 0;
    } catch (error) {
      first ??= { error };
      if (!isRefusedAlone(error)) break;
      refusals += 1;
      queue.unshift(...halvesOf(chunk));
    }
  }
  return { done, ...first };
}

async function patchChunk({ context, type, profile, call }: ResourceScene, group: string, chunk: MemberChunk) {
  const body = { schemas: [patchSchema], Operations: memberOperations(chunk, profile) };
  await context.transport({ method: "PATCH", ...resourcePath(type, group), body, call }, profile);
}

/** Whether it may be about one member only; not what stops a connection, nor what may pass. */
const isRefusedAlone = (error: unknown): boolean =>
  ApiError.isInstance(error) && error.code === "api" && error.status < 500 && !error.maybeWritten && !error.isRetryable;

/** Reads the group and puts it back with other members, whoever else is in it staying; again when somebody changed it meanwhile. */
async function putMembers(
  scene: ResourceScene,
  group: string,
  add: readonly string[],
  remove: readonly string[],
): Promise<SentMembers> {
  for (let tries = 1; ; tries++) {
    try {
      await putOnce(scene, group, add, remove);
      return { done: new Set([...add, ...remove]) };
    } catch (error) {
      if (!PreconditionError.isInstance(error) || tries >= putTries) return { done: new Set(), error };
    }
  }
}

async function putOnce(scene: ResourceScene, group: string, add: readonly string[], remove: readonly string[]) {
  const { context, type, profile, call } = scene;
  const { row, version } = await readResource(scene, group);
  const members = membersWith(row, add, new Set(remove));
  const body = putBody({ ...row, members }, type, profile);
  const condition = profile.entityTags ? version : undefined;
  await context.transport({ method: "PUT", ...resourcePath(type, group), body, version: condition, call }, profile);
}

function membersWith({ members }: ScimResource, add: readonly string[], gone: ReadonlySet<string>): readonly unknown[] {
  const stay = listOf(members).filter((member) => !isRecord(member) || !gone.has(plainText(member.value)));
  const there = new Set(stay.map((member) => (isRecord(member) ? plainText(member.value) : "")));
  return [...stay, ...add.filter((id) => !there.has(id)).map((value) => ({ value }))];
}
