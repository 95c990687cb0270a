import type { Change } from "../plan/change.ts";
import { baseOf } from "../plan/change-parts.ts";
import type { Person } from "../plan/person.ts";
import type { PlanFold } from "../plan/plan-fold.ts";
import type { Link, ResourceName } from "../store/link.ts";
import type { Links } from "../store/links.ts";
import type { Effects } from "./effects.ts";
import type { Findings, Found } from "./findings.ts";

/** What a change of links puts back. */
export interface LinksBefore {
  readonly operation: "link" | "unlink";
  readonly restores: { readonly links: readonly Link[] };
}

/** Where the links of a run are looked at. */
export interface LinkScene {
  readonly resource: ResourceName;
  readonly links: Links;
  /** The instant that is planned for. ISO. */
  readonly at: string;
  /** Names who takes it back. */
  readonly run: string;
}

/**
 * What puts the links of before a run back: an account is unlinked, or linked to whom it was linked before. Nothing is put back over a link
 * that was made since.
 */
export function restoreLinks(
  fold: PlanFold,
  findings: Findings,
  effects: Effects,
  person: Person,
  run: string,
): readonly Change[] {
  const { links, at } = fold.context.input;
  const before = linksBefore({ resource: "people", links, at, run }, findings, effects);
  if (!before) return [];
  const { operation, restores } = before;
  const account = effects.account ?? "";
  return [{ ...baseOf(fold, person, operation, "back-fill"), account, because: "", restores }];
}

/** The links that a record and those it replaced had before a run. `undefined`: there is nothing to put back, or somebody has linked it anew, which is noted. */
export function linksBefore(
  scene: LinkScene,
  findings: Findings,
  effects: Found & Pick<Effects, "account" | "links">,
): LinksBefore | undefined {
  const { account: target, links, subject } = effects;
  if (links.size === 0 || target === undefined) return undefined;
  if (!areTheRuns(scene.links, links, target)) {
    findings.add("linked anew", effects, "was linked anew after the run, which is left");
    return undefined;
  }
  const { resource, at, run } = scene;
  const undone = (source: string): Link => ({
    resource,
    source,
    target,
    verdict: "undone",
    by: `revert of ${run}`,
    at,
    evidence: [],
    ...apartFrom(scene, source),
  });
  const restored = [...links].map(([source, before]) => before ?? undone(source));
  return {
    operation: links.get(subject)?.verdict === "same" ? "link" : "unlink",
    restores: { links: restored },
  };
}

/** What a person said of other accounts is not taken back with a run. */
const apartFrom = ({ links }: LinkScene, source: string): Pick<Link, "apart"> => {
  const apart = links.apartOf(source);
  return apart.length > 0 ? { apart } : {};
};

/** Whether the links are as the run left them: the account is nobody's but one of theirs, and none of them has another account. */
function areTheRuns(known: Links, links: Effects["links"], account: string): boolean {
  const owner = known.byTarget(account)?.source;
  if (owner !== undefined && !links.has(owner)) return false;
  return [...links.keys()].every((source) => [undefined, account].includes(known.bySource(source)?.target));
}
