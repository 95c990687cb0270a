import type { AnyConnection } from "../adapter/any-adapter.ts";
import type { Link } from "../store/link.ts";
import { createSync } from "../sync/create-sync.ts";
import type { PlanOptions } from "../sync/sync.ts";
import type { SyncSettingsInput } from "../sync/sync-settings.ts";
import type { Change } from "./change.ts";
import { connectDirectory, type DirectoryState } from "./directory.fixture.ts";
import {
  asGroupSource,
  asGroupTarget,
  asTeamTarget,
  groupsState,
  type TestGroup,
} from "./group-connections.fixture.ts";
import { connectSource } from "./people-source.fixture.ts";
import type { Plan } from "./plan.ts";
import { createWorld, settingsOf, type TestSettings, type WorldStart } from "./world.fixture.ts";

type GroupSettingsInput = NonNullable<SyncSettingsInput["groups"]>;

/** What a world with groups starts with. */
export interface GroupWorldStart extends WorldStart {
  readonly sourceGroups?: readonly TestGroup[];
  readonly targetGroups?: readonly TestGroup[];
  /** Source id to target id of groups that are linked already, as made by the sync. */
  readonly linked?: { readonly [source: string]: string };
  readonly groups?: GroupSettingsInput;
  /** People of the target are in one group each, by their attribute `team`, which it may require. Absent: groups have members. */
  readonly teams?: "optional" | "required";
  /** What else the target is like that has these groups. */
  readonly groupsLike?: (connection: AnyConnection, directory: DirectoryState) => AnyConnection;
}

const everyGroup: GroupSettingsInput = { pattern: "*" };

/** A world whose people are linked to their accounts already and whose vendors have groups: the real engine, plans and writes. */
export const createGroupWorld = async (start: GroupWorldStart) => {
  const world = createWorld(start);
  await world.run();
  world.pass(25 * 3_600_000);
  const source = groupsState(start.sourceGroups);
  const target = groupsState(start.targetGroups);
  const connection = () => {
    const directory = connectDirectory(world.directory, start.teams ? start.lacking : undefined);
    const people = start.like?.(directory, world.directory) ?? directory;
    return start.teams ? asTeamTarget(people, target, start.teams === "required") : asGroupTarget(people, target);
  };
  const open = (settings: TestSettings = {}) =>
    createSync({
      source: asGroupSource(connectSource(world.source), source),
      target: start.groupsLike?.(connection(), world.directory) ?? connection(),
      settings: settingsOf({ groups: start.groups ?? everyGroup, ...start.settings, ...settings }),
      store: world.store,
      now: world.now,
    });
  const commit = async (links: readonly Link[]) => {
    const lease = await world.store.lease("sync", "model", 1000);
    if (!lease) throw new Error("no lease");
    await world.store.commit(lease, { links });
    await world.store.release(lease);
  };
  const link = async (from: string, to: string, more: Partial<Link> = {}) =>
    commit([groupLink(from, to, new Date(world.now()).toISOString(), more)]);
  for (const [from, to] of Object.entries(start.linked ?? {})) await link(from, to);
  let sync = open();
  const plan = (options: PlanOptions = {}) => sync.plan({ adopt: "exact", ...options });
  return {
    world,
    source,
    target,
    get sync() {
      return sync;
    },
    reset: (settings: TestSettings) => {
      sync = open(settings);
    },
    plan,
    link,
    group: (id: string): TestGroup => {
      const group = source.groups.get(id) ?? target.groups.get(id);
      if (!group) throw new Error("The test asks for a group that is not there");
      return group;
    },
    apply: (planned: Plan) => sync.apply(planned, { confirm: planned.digest }),
  };
};

/** A world with groups. */
export type GroupWorld = Awaited<ReturnType<typeof createGroupWorld>>;

const groupLink = (source: string, target: string, at: string, more: Partial<Link>): Link => ({
  resource: "groups",
  source,
  target,
  verdict: "same",
  by: "created",
  at,
  evidence: [],
  ...more,
});

/** The changes of groups in short: operation, subject, what is moved, and the hold's code where there is one. */
export const shortGroups = (plan: Plan): readonly string[] =>
  plan.changes
    .filter(({ resource }) => resource === "groups")
    .map(({ operation, subject, members, held }) =>
      [operation, subject, moved("+", members?.add), moved("-", members?.remove), held?.code].filter(Boolean).join(" "),
    );

const moved = (sign: string, members: NonNullable<Change["members"]>["add"]): string =>
  (members ?? []).map((one) => sign + (typeof one === "string" ? one : one.ref)).join(" ");
