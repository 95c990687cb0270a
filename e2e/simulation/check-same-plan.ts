import type { Plan } from "@rosterkit/core";
import { createProcess } from "./create-process.ts";
import { complain, type World } from "./create-world.ts";

/** Two plans of one moment are the same plan. */
export async function checkSamePlan(world: World): Promise<void> {
  const { sync } = world.process ?? createProcess(world);
  const [one, other] = [await sync.plan({ adopt: "exact" }), await sync.plan({ adopt: "exact" })];
  if (told(one) !== told(other)) complain(world, "two plans of one moment are not the same");
}

const told = ({ digest, changes, issues }: Plan): string => JSON.stringify([digest, changes, issues]);
