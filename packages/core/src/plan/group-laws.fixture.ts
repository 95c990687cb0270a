import fc from "fast-check";
import { expect } from "vitest";
import { anyCompany, anySettings } from "./company.fixture.ts";
import { executableChanges } from "./executable-changes.ts";
import type { TestGroup } from "./group-connections.fixture.ts";
import { createGroupWorld, type GroupWorld, type GroupWorldStart } from "./group-world.fixture.ts";
import type { Plan } from "./plan.ts";

const personId = fc.constantFrom("1", "2", "3", "4", "5", "6", "7", "8", "nobody");
// Few names for many groups: they collide, swap and come back.
const name = fc.constantFrom("A", "a ", "B", "C", "APP_A", "APP_B", "x");

/** Groups of the source. */
export const anySourceGroups: fc.Arbitrary<readonly TestGroup[]> = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("g1", "g2", "g3", "g4"),
    name,
    description: fc.constantFrom("one", "two", null),
    members: fc.uniqueArray(personId),
  }),
  { selector: ({ id }) => id },
);

/** The target has names once each. `made-1` is the account that the first run made first. */
const anyTargetGroups: fc.Arbitrary<readonly TestGroup[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom("t1", "t2", "t3"),
      name,
      description: fc.constantFrom("one", null),
      members: fc.uniqueArray(fc.constantFrom("made-1", "made-2", "made-3", "made-4", "guest")),
    }),
    { selector: ({ name: taken }) => taken.trim().toLowerCase() },
  )
  .map((groups) => [...new Map(groups.map((group) => [group.id, group])).values()]);

const anyGroupSettings: fc.Arbitrary<NonNullable<GroupWorldStart["groups"]>> = fc.oneof(
  fc.record(
    {
      pattern: fc.constant("*"),
      removeMembers: fc.boolean(),
      addPrefix: fc.constantFrom("", "HR "),
      update: fc.boolean(),
    },
    { requiredKeys: ["pattern"] },
  ),
  fc.constant({ prefix: "APP_", removePrefix: true }),
  fc.constant({ derivedFrom: "department" }),
  fc.constant({ derivedFrom: "teams", pattern: "*" }),
);

/** People, groups on both sides, and settings. */
export const anyStart: fc.Arbitrary<GroupWorldStart> = fc
  .tuple(anyCompany, anySettings, anySourceGroups, anyTargetGroups, anyGroupSettings)
  .map(([people, settings, sourceGroups, targetGroups, groups]) => ({
    people,
    settings: { ...settings, newJoinersOnly: false },
    sourceGroups,
    targetGroups,
    groups,
  }));

/** What comes after: other people and other groups at the source. */
export const anyLater = fc.option(fc.tuple(anyCompany, anySourceGroups));

/** A world at its start, or one whose groups were brought in step once and that has changed since. */
export async function worldOf(
  start: GroupWorldStart,
  later: [GroupWorld["world"]["source"]["people"] | readonly object[], readonly TestGroup[]] | null,
) {
  const world = await createGroupWorld(start);
  if (!later) return world;
  await world.apply(await lifted(world));
  world.world.pass(26 * 3_600_000);
  change(world, later);
  return world;
}

/** What a later year brings. */
export function change(
  { world, source }: GroupWorld,
  [people, groups]: readonly [readonly object[], readonly TestGroup[]],
) {
  world.source.people = people.map((one) => ({ ...one })) as typeof world.source.people;
  source.groups = new Map(groups.map((group) => [group.id, { ...group }]));
}

/** A plan in which a person has linked every group that waits for a review. */
async function lifted(world: GroupWorld): Promise<Plan> {
  const { changes } = await world.plan();
  const held = changes.filter((one) => one.resource === "groups" && one.held?.code === "review");
  if (held.length > 0) await world.sync.decide(held, "IT", "seen");
  return world.plan();
}

/** Links first, then people's states and names, then groups: what was linked waits for the plan after it. */
const mostRounds = 4;

/** Plans and applies until nothing is left to do, which must come soon. */
export async function settle(world: GroupWorld): Promise<void> {
  for (let round = 0; round <= mostRounds; round++) {
    const plan = await lifted(world);
    const left = executableChanges(plan.changes).map(({ id }) => id);
    if (left.length === 0) return;
    expect(round, `still to do: ${left.join()}`).toBeLessThan(mostRounds);
    expect(await world.apply(plan)).toMatchObject({ failed: 0, moved: 0 });
    world.world.pass(1000);
  }
}
