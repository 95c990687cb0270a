import type { Change } from "@rosterkit/core";
import { endWaitForPerson } from "../../runner/keep-trouble.ts";
import type { RouteCall } from "../define-route.ts";
import { ProblemError } from "../problem-error.ts";
import { type PlanParams, planOf } from "./kept-plans.ts";
import { syncOf } from "./sync-of.ts";

interface Approval {
  readonly changes: readonly string[];
  readonly classes: readonly string[];
  readonly subjects: readonly string[];
  readonly by?: string | undefined;
  readonly reason: string;
}

/** Approves what is chosen of a plan, by the key's name, and has the sync look at once. */
export async function approve({
  params,
  body,
  key,
  ...context
}: RouteCall<PlanParams, unknown, Approval>): Promise<{ readonly approved: readonly string[] }> {
  const plan = await planOf(context, params);
  const { sync } = await syncOf(context, params.sync);
  const chosen = chosenOf(plan.changes, body);
  if (chosen.length === 0) throw nothingChosen();
  const by = body.by?.trim();
  await sync.decide(chosen, by ? `${by} (${key.name})` : key.name, body.reason);
  await endWaitForPerson(context.store, params.sync);
  await context.runner.wake(params.sync);
  return { approved: chosen.map(({ id }) => id) };
}

function chosenOf(changes: readonly Change[], approval: Approval): readonly Change[] {
  const [ids, classes, people] = [approval.changes, approval.classes, approval.subjects].map((names) => new Set(names));
  return changes.filter(
    ({ id, held, resource, subject }) =>
      held && (ids?.has(id) || classes?.has(held.guardClass ?? "") || (resource === "people" && people?.has(subject))),
  );
}

const nothingChosen = (): ProblemError =>
  new ProblemError({
    status: 422,
    code: "nothing-chosen",
    message: "No held change of this plan is meant",
    remedy: "Name changes by id, classes, or people by their ids at the source.",
  });
