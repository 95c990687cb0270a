import { withFingerprints } from "../diff/fingerprints.ts";
import { foldGroupName } from "../group/group-name.ts";
import type { Link } from "../store/link.ts";
import { createSync } from "../sync/create-sync.ts";
import type { PlanOptions } from "../sync/sync.ts";
import type { SyncSettingsInput } from "../sync/sync-settings.ts";
import type { Change } from "./change.ts";
import { connectDirectory } from "./directory.fixture.ts";
import { executableChanges } from "./executable-changes.ts";
import { asGroupSource, asGroupTarget, groupsState, type TestGroup } from "./group-connections.fixture.ts";
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
}

const everyGroup: GroupSettingsInput = { pattern: "*" };

/**
 * A world whose people are linked to their accounts already and whose vendors have groups. Plans are the engine's; what they say of groups is applied by
 * a model, as simple as can be.
 */
export const createGroupWorld = async (start: GroupWorldStart) => {
  const world = createWorld(start);
  await world.run();
  world.pass(25 * 3_600_000);
  const source = groupsState(start.sourceGroups);
  const target = groupsState(start.targetGroups);
  const open = (settings: TestSettings = {}) =>
    createSync({
      source: asGroupSource(connectSource(world.source), source),
      target: asGroupTarget(connectDirectory(world.directory), target),
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
    /** Applies a plan: people by the engine, groups by a model that does what each change says and no more. */
    apply: async (planned: Plan) => {
      const people = planned.changes.filter(({ resource }) => resource === "people");
      await world.apply({ ...planned, changes: people });
      const accounts = new Map((await world.links()).map(({ source: id, target: account }) => [id, account]));
      for (const change of inTurn(executableChanges(planned.changes).filter(({ resource }) => resource === "groups")))
        await applyChange(change, target.groups, accounts, link);
    },
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

/** Each change after those that it waits for. */
function inTurn(changes: readonly Change[]): readonly Change[] {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const turn = new Set<Change>();
  const take = (change: Change) => {
    for (const id of change.after ?? []) {
      const before = byId.get(id);
      if (before && !turn.has(before)) take(before);
    }
    turn.add(change);
  };
  for (const change of changes) take(change);
  return [...turn];
}

async function applyChange(
  { operation, subject, account, set = {}, members = {}, by, fingerprints: agreed }: Change,
  groups: Map<string, TestGroup>,
  accounts: ReadonlyMap<string, string | undefined>,
  link: (from: string, to: string, more?: Partial<Link>) => Promise<void>,
): Promise<void> {
  const values = {
    ...("title" in set && { name: String(set.title) }),
    ...("notes" in set && { description: set.notes as string | null }),
  };
  const id = account ?? `made ${subject}`;
  const group = groups.get(id) ?? { id, name: "", members: [] };
  const isTaken = (name: string) =>
    [...groups.values()].some((other) => other.id !== id && foldGroupName(other.name) === foldGroupName(name));
  if (values.name !== undefined && isTaken(values.name)) throw new Error("the target has a group of this name");
  const fingerprints = withFingerprints(agreed, set, (name) => (name === "title" ? "caseless" : undefined));
  if (operation !== "members") await link(subject, id, { by: by ?? "created", fingerprints });
  const added = (members.add ?? []).map((one) =>
    typeof one === "string" ? one : (accounts.get(decodeURIComponent(one.ref.split("/")[2] ?? "")) ?? "nobody"),
  );
  const left = group.members.filter((one) => !members.remove?.includes(one));
  groups.set(id, { ...group, ...values, members: [...new Set([...left, ...added])] });
}

/** The changes of groups in short: operation, subject, what is moved, and the hold's code where there is one. */
export const shortGroups = (plan: Plan): readonly string[] =>
  plan.changes
    .filter(({ resource }) => resource === "groups")
    .map(({ operation, subject, members, held }) =>
      [operation, subject, moved("+", members?.add), moved("-", members?.remove), held?.code].filter(Boolean).join(" "),
    );

const moved = (sign: string, members: NonNullable<Change["members"]>["add"]): string =>
  (members ?? []).map((one) => sign + (typeof one === "string" ? one : one.ref)).join(" ");
