import { type Draft, type Found, openResource, type Shape, type State, type Writing } from "@rosterkit/core/adapter";
import type { ScimResource } from "../../schema/resource-of.ts";
import { uniquenessError } from "../../server/refusals.ts";
import type { ResourceChange } from "../../server/resource-store.ts";
import { changeRecord, rowWritten } from "./change-record.ts";
import { inTurn } from "./in-turn.ts";
import { forbidden, unchangeable } from "./store-failure.ts";
import type { TypeStore } from "./type-store.ts";
import type { RecordValues, UserRecord } from "./user-record.ts";
import type { UserScene } from "./user-scene.ts";

/** What of people can be written. Empty for a vendor that only tells. */
export function userWrites(scene: UserScene, record: UserRecord): Pick<TypeStore, "create" | "update"> {
  const people = openResource(scene.connection.people);
  if (!people.get) return {};
  const turn = inTurn();
  const isChanged = people.update !== undefined || Object.keys(people.become ?? {}).length > 0;
  return {
    ...(people.create && { create: (user: ScimResource) => createUser(scene, record, user) }),
    ...(isChanged && {
      update: (id: string, change: ResourceChange) =>
        turn(id, () =>
          changeRecord(scene, id, change, (found, current, next) => write(scene, record, id, found, current, next)),
        ),
    }),
  };
}

async function createUser(scene: UserScene, record: UserRecord, user: ScimResource): Promise<ScimResource> {
  const { connection, settings } = scene;
  const people = openResource(connection.people);
  const values = await record.made(user);
  await assertFree(scene, values);
  const writing = { sendMail: settings.sendMail };
  const state: State = user.active === false ? "staged" : "active";
  const id = (await people.create?.(draftOf(values, values), state, writing)) ?? "";
  const row = await rowWritten(scene, id);
  const isOnTheWay = state === "active" && people.state !== undefined && people.state(row as never) !== "active";
  if (!isOnTheWay) return scene.show(row);
  await letIn(scene, id, { row }, writing);
  return scene.show(await rowWritten(scene, id));
}

/** Looks each key up, exactly and freshly: not every vendor refuses a value that is taken. */
async function assertFree({ connection, settings, view }: UserScene, values: RecordValues): Promise<void> {
  const people = openResource(connection.people);
  for (const key of people.keys ?? []) {
    const value = values[key];
    if (typeof value !== "string" || !(await people.find?.(key, value))) continue;
    const name = key === view.userName ? "userName" : key === settings.externalId ? "externalId" : key;
    throw uniquenessError(settings.userType, name);
  }
}

async function write(
  scene: UserScene,
  record: UserRecord,
  id: string,
  found: Found<unknown>,
  current: ScimResource,
  next: ScimResource,
): Promise<void> {
  const people = openResource(scene.connection.people);
  const set = await record.differing(current, next);
  const moves = typeof next.active === "boolean" && next.active !== current.active;
  if (!moves && Object.keys(set).length === 0) return;
  if (people.blocked?.(found.row as never) !== undefined) throw forbidden("Another system keeps this User");
  if (Object.keys(set).length > 0 && !people.update) throw unchangeable("Only active can be changed here");
  // Nobody stays in because a title was refused, and whoever is out must be let in before anything of theirs can be changed.
  if (moves) await move(scene, id, found, next.active === true);
  if (Object.keys(set).length === 0) return;
  const now = moves ? await scene.look(id) : found;
  const held = record.held(now?.row ?? found.row);
  await people.update?.(id, draftOf(set, { ...held, ...set }), writingFor(scene, now ?? found));
}

async function move(scene: UserScene, id: string, found: Found<unknown>, isIn: boolean): Promise<void> {
  if (isIn) return letIn(scene, id, found, writingFor(scene, found));
  const { connection, settings } = scene;
  const people = openResource(connection.people);
  const { action, revokeSessions } = settings.lifecycle.leavers;
  if (action === "none") throw forbidden("Nobody is put out here");
  const owners = (await connection.check()).owners ?? [];
  if (owners.includes(id)) throw forbidden("This User owns the credential of this server");
  const to = outState(scene, found.row, action);
  const become = to && people.become?.[to];
  if (!become) throw unchangeable(`${connection.adapter.name} cannot set active to false`);
  const writing = { ...writingFor(scene, found), revokeSessions };
  await become(id, found.row as never, writing);
  if (revokeSessions) await people.revokeSessions?.(id, { sendMail: settings.sendMail });
}

/** Where somebody who is put out goes: as the settings say and the vendor knows, else to the other state of the two. */
function outState({ connection }: UserScene, row: unknown, action: "suspend" | "deactivate"): State | undefined {
  const people = openResource(connection.people);
  const status = people.status?.(row as never) ?? people.state?.(row as never) ?? "active";
  const wish = action === "suspend" ? "out by suspension" : "out by deactivation";
  const routed = people.route?.(status, wish);
  if (routed === "stay") return undefined;
  const ways: readonly State[] = action === "suspend" ? ["suspended", "inactive"] : ["inactive", "suspended"];
  return [...(routed ? [routed] : []), ...ways].find((state) => people.become?.[state]);
}

async function letIn(scene: UserScene, id: string, { row }: Found<unknown>, writing: Writing): Promise<void> {
  const people = openResource(scene.connection.people);
  if (!people.become?.active) throw unchangeable(`${scene.connection.adapter.name} cannot set active to true`);
  await people.become.active(id, row as never, writing);
  if (writing.sendMail) await people.sendWelcome?.(id, row as never, writing);
}

const writingFor = ({ settings }: UserScene, { version }: Pick<Found<unknown>, "version">): Writing => ({
  sendMail: settings.sendMail,
  ...(version !== undefined && { version }),
});

const draftOf = (set: RecordValues, all: RecordValues): Draft<Shape> => ({ set, all }) as Draft<Shape>;
