import { describe, expect, it } from "vitest";
import { createMortal, Killed, type Mortal } from "../apply/kill.fixture.ts";
import { connectDirectory } from "../plan/directory.fixture.ts";
import { asGroupSource, asTeamTarget, groupsState } from "../plan/group-connections.fixture.ts";
import { connectSource } from "../plan/people-source.fixture.ts";
import { account, linkedWorld, person, settingsOf } from "../plan/world.fixture.ts";
import { createSync } from "./create-sync.ts";

const immortal = () => createMortal(Number.POSITIVE_INFINITY);

/** One team that is there under its name, one that is missing, somebody to be moved, and two to be made. */
const start = async () => {
  const world = await linkedWorld({
    people: ["1", "2"].map((id) => person(id)),
    accounts: ["1", "2"].map((id) => account(id)),
  });
  world.source.people.push(person("3"), person("4"));
  const source = groupsState([
    { id: "s", name: "Sales", members: ["1", "3"] },
    { id: "e", name: "Engineering", members: ["2", "4"] },
  ]);
  const target = groupsState([{ id: "ts", name: "Sales", members: [] }]);
  const syncOf = ({ wrap }: Mortal) => {
    const connection = asTeamTarget(connectDirectory(world.directory), target, true);
    const { people, groups } = connection;
    if (!groups) throw new Error("The made-up vendor has no groups");
    return createSync({
      source: asGroupSource(connectSource(world.source), source),
      target: { ...connection, people: wrap(people), groups: wrap(groups) },
      settings: settingsOf({ vendorHoldMs: 0, groups: { pattern: "*", adopt: "by name" } }),
      store: wrap(world.store),
      now: world.now,
    });
  };
  const run = async (mortal: Mortal) => {
    const sync = syncOf(mortal);
    const plan = await sync.plan({ adopt: "exact" });
    return sync.apply(plan, { confirm: plan.digest });
  };
  return { world, target, run };
};

type Scene = Awaited<ReturnType<typeof start>>;

const assertRight = ({ world, target }: Scene) => {
  const names = [...target.groups.values()].map(({ id, name }) => [id, name]);
  expect(names).toEqual([
    ["ts", "Sales"],
    ["made 1", "Engineering"],
  ]);
  const nameOf = new Map(target.groups);
  const teams = [...world.directory.accounts.values()].map(({ login, team }) => [login, nameOf.get(team ?? "")?.name]);
  expect(teams.toSorted()).toEqual([
    ["1@example.com", "Sales"],
    ["2@example.com", "Engineering"],
    ["3@example.com", "Sales"],
    ["4@example.com", "Engineering"],
  ]);
};

describe("rule 10: killed at every step of a run that makes teams, and people in them", () => {
  it("never doubles a team or a person, and leaves nobody in another one or in none", async () => {
    const whole = immortal();
    const complete = await start();
    await complete.run(whole);
    assertRight(complete);
    expect(whole.steps()).toBeGreaterThan(60);
    for (let step = 1; step <= whole.steps(); step += 1) {
      const scene = await start();
      await expect(scene.run(createMortal(step)), `step ${step}`).rejects.toThrow(Killed);
      for (const _ of ["settled", "planned anew"]) {
        scene.world.pass(25 * 3_600_000);
        await scene.run(immortal());
      }
      assertRight(scene);
    }
  });
});
