import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName } from "../roster/fold.ts";
import { loadLinks } from "../store/load-links.ts";
import { isReference } from "./break-circles.ts";
import { anyCompany } from "./company.fixture.ts";
import { executableChanges } from "./executable-changes.ts";
import type { TestGroup } from "./group-connections.fixture.ts";
import { anyLater, anySourceGroups, anyStart, change, settle, worldOf } from "./group-laws.fixture.ts";
import { createGroupWorld, type GroupWorld, type GroupWorldStart } from "./group-world.fixture.ts";
import type { SourcePerson } from "./people-source.fixture.ts";
import type { Plan } from "./plan.ts";
import { readPlan } from "./read-plan.ts";
import { writePlan } from "./write-plan.ts";

const anyTeams: fc.Arbitrary<GroupWorldStart> = fc
  .tuple(
    anyStart,
    fc.constantFrom("optional" as const, "required" as const),
    fc.constantFrom("conflict" as const, "keep" as const, "first by name" as const),
    fc.constantFrom("review" as const, "by name" as const),
  )
  .map(([start, teams, several, adopt]) => ({
    ...start,
    teams,
    groups: { ...start.groups, several, adopt },
  }));

const runs = { numRuns: 60 };

/** Whom a plan puts into which group, by the ids of the source. */
async function movesOf({ world }: GroupWorld, { changes }: Plan) {
  const links = await loadLinks(world.store, "sync", "groups");
  const linking = new Map(
    changes.flatMap(({ resource, operation, account, subject }) =>
      resource === "groups" && operation === "link" && account !== undefined ? [[account, subject]] : [],
    ),
  );
  const sourceOf = (team: unknown) =>
    isReference(team)
      ? decodeURIComponent(team.ref.replace("groups/create/", ""))
      : (links.byTarget(String(team))?.source ?? linking.get(String(team)) ?? "nowhere");
  return changes.flatMap(({ resource, subject, set = {}, was, held }) =>
    resource === "people" && (set.team ?? undefined) !== undefined
      ? [{ subject, group: sourceOf(set.team), from: links.byTarget(String(was?.team))?.source, held }]
      : [],
  );
}

const isDerivedOf = (person: SourcePerson, group: string): boolean =>
  [person.department ?? [], person.teams ?? []].flat().some((value) => group.endsWith(`:${foldName(value)}`));

describe("laws of what a plan says of people who are in one group each", () => {
  it("the same input gives the same plan, whichever person, account, group or member is read first", async () => {
    await fc.assert(
      fc.asyncProperty(anyTeams, anyLater, async (start, later) => {
        const world = await worldOf(start, later);
        // What the first plan learns of people is known to the second.
        await world.plan();
        const one = await world.plan();
        world.world.source.people.reverse();
        world.world.directory.accounts = new Map([...world.world.directory.accounts].reverse());
        for (const side of [world.source, world.target])
          side.groups = new Map(
            [...side.groups].reverse().map(([id, group]) => [id, { ...group, members: group.members.toReversed() }]),
          );
        expect(await world.plan()).toEqual(one);
      }),
      runs,
    );
  });

  it("has an id for each change, waits for nothing that is not in it, and comes back from its file as it was", async () => {
    await fc.assert(
      fc.asyncProperty(anyTeams, anyLater, async (start, later) => {
        const plan = await (await worldOf(start, later)).plan();
        const ids = new Set(plan.changes.map(({ id }) => id));
        expect(ids.size).toBe(plan.changes.length);
        for (const { set, after = [] } of plan.changes) {
          for (const id of after) expect(ids).toContain(id);
          if (isReference(set?.team)) expect(after).toContain(set.team.ref);
        }
        expect(await readPlan(writePlan(plan))).toEqual(plan);
      }),
      runs,
    );
  });

  it("moves nobody into a group that the source does not have them in, and makes nobody without one that is required", async () => {
    await fc.assert(
      fc.asyncProperty(anyTeams, anyLater, async (start, later) => {
        const world = await worldOf(start, later);
        const plan = await world.plan();
        for (const { subject, group } of await movesOf(world, plan)) {
          const isIn = world.source.groups.get(group)?.members.includes(subject);
          expect(isIn || isDerivedOf(world.world.person(subject), group), `${subject} into ${group}`).toBe(true);
        }
        const made = executableChanges(plan.changes).filter(({ operation }) => operation === "create");
        for (const { resource, set } of made)
          if (resource === "people" && start.teams === "required") expect(set).toHaveProperty("team");
        const derived = made.filter(({ resource, subject }) => resource === "groups" && subject.includes(":"));
        const gotten = (await movesOf(world, plan)).filter(({ held }) => !held).map(({ group }) => group);
        for (const { subject } of derived) expect(gotten).toContain(subject);
      }),
      { numRuns: 120 },
    );
  });

  it("moves nobody out of a group whose list broke off, that came empty, or that is gone", async () => {
    await fc.assert(
      fc.asyncProperty(anyTeams, anyLater, async (start, later) => {
        const world = await worldOf(start, later);
        const { groups } = world.source;
        const broken = [...groups].flatMap(([id, { members }]) => (members.length > 2 ? [id] : []));
        world.source.breaks = new Set(broken);
        for (const { subject, group, from, held } of await movesOf(world, await world.plan())) {
          if (from === undefined || from === group || from.includes(":")) continue;
          expect(
            broken.includes(from) && !readOf(groups.get(from)).includes(subject),
            `${subject} out of ${from}`,
          ).toBe(false);
          if ((groups.get(from)?.members.length ?? 0) === 0)
            expect(held?.code).toMatch(/vanished|conflict|reverted|review|guard|protected/);
        }
      }),
      { numRuns: 120 },
    );
  });
});

/** What is read of a list that breaks off after its first page. */
const readOf = (group: TestGroup | undefined): readonly string[] => group?.members.slice(0, 2) ?? [];

describe("what a plan says of people who are in one group each, once it is done", () => {
  it("is done: the next plans come to an end, for any company, groups and settings, through any change", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTeams,
        fc.array(fc.tuple(anyCompany, anySourceGroups), { maxLength: 3 }),
        async (start, years) => {
          const world = await createGroupWorld(start);
          await settle(world);
          for (const year of years) {
            world.world.pass(26 * 3_600_000);
            change(world, year);
            await settle(world);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
