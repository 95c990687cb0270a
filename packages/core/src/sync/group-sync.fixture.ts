import type { AnyConnection } from "../adapter/any-adapter.ts";
import { createVendorGroups } from "../apply/vendor-groups.fixture.ts";
import { groupShape } from "../group/group-shape.ts";
import { defineMapping } from "../mapping/define-mapping.ts";
import type { Change, Operation } from "../plan/change.ts";
import { changeId } from "../plan/change-id.ts";
import { connectDirectory } from "../plan/directory.fixture.ts";
import { connectSource, type SourcePerson } from "../plan/people-source.fixture.ts";
import { account, linkedWorld, person, settingsOf, type TestSettings } from "../plan/world.fixture.ts";
import { loadLinks } from "../store/load-links.ts";
import { createSync } from "./create-sync.ts";
import type { ApplyOptions } from "./sync.ts";

/** Groups of the vendor on one side. */
const groupsAt = (now: () => number, hasAccount: (id: string) => boolean) =>
  createVendorGroups({
    read: (_verb, _about, answer) => answer(),
    write: async (_request, act) => act(),
    stamp: () => new Date(now()).toISOString(),
    hasAccount,
    atOnce: 2,
    isUnique: true,
  });

/** People linked to their accounts, both sides with groups, and plans for groups made by hand. */
export const createGroupSync = async (ids: readonly string[], settings: TestSettings = {}) => {
  const world = await linkedWorld({ people: ids.map((id) => person(id)), accounts: ids.map((id) => account(id)) });
  const source = groupsAt(world.now, (id) => world.source.people.some((one) => one.id === id));
  const target = groupsAt(world.now, (id) => world.directory.accounts.has(id));
  const open = (more: TestSettings = settings) =>
    createSync({
      source: withGroups(connectSource(world.source), source),
      target: withGroups(connectDirectory(world.directory), target),
      settings: settingsOf(more),
      store: world.store,
      now: world.now,
    });
  const sync = open();
  return {
    world,
    source,
    target,
    sync,
    /** Plans and applies. */
    run: async () => {
      const plan = await sync.plan();
      return { plan, report: await sync.apply(plan, { confirm: plan.digest }) };
    },
    /** A plan of these changes and no others. */
    planOf: async (changes: readonly Change[]) => ({ ...(await sync.plan()), changes }),
    apply: async (changes: readonly Change[], options: ApplyOptions = {}) => {
      const plan = { ...(await sync.plan()), changes };
      return sync.apply(plan, { confirm: plan.digest, ...options });
    },
    takeBack: async (run: string, only?: readonly string[]) => {
      const plan = await sync.revert(run, only && { only });
      return { plan, report: await sync.apply(plan, { confirm: plan.digest }) };
    },
    links: () => loadLinks(world.store, "sync", "groups"),
    members: (name: string) => [...(target.named(name)?.members ?? [])].toSorted(),
    kept: (key: string) => world.store.kept("sync", key),
  };
};

const withGroups = (connection: AnyConnection, groups: ReturnType<typeof groupsAt>): AnyConnection => ({
  ...connection,
  adapter: {
    ...connection.adapter,
    toGroup: defineMapping(groups.resource.attributes, groupShape, () => ({
      name: "name",
      description: "description",
    })),
    fromGroup: defineMapping(groupShape, groups.resource.attributes, () => ({
      name: "name",
      description: "description",
    })),
  },
  groups: groups.resource as never,
});

/** A change of a group. */
export const groupChange = (operation: Operation, subject: string, more: Partial<Change> = {}): Change => ({
  id: changeId("groups", operation, subject, more.members?.remove ? "remove" : more.members && "add"),
  resource: "groups",
  operation,
  subject,
  who: subject,
  lane: "movers",
  because: "test",
  ...more,
});

/** Accounts that `person(id)` have. */
export const accountsOf = (...ids: readonly string[]): readonly string[] => ids.map((id) => `a-${id}`);

/** What a test changes about a person of the source. */
export const change = (people: SourcePerson[], id: string, more: Partial<SourcePerson>): void => {
  Object.assign(people.find((one) => one.id === id) ?? {}, more);
};
