import { digest, digestAll } from "../diff/digest.ts";
import type { Complete, Incomplete } from "../roster/extent.ts";
import type { Change } from "./change.ts";
import { countChanges } from "./count-changes.ts";
import { externalIdRule } from "./external-id.ts";
import type { GroupsInput } from "./groups-input.ts";
import type { LeaverReport } from "./leaver-report.ts";
import { passwordRule } from "./password-policy.ts";
import type { Issue, Learned, Plan } from "./plan.ts";
import type { PlanFold } from "./plan-fold.ts";

/** Puts a plan together and seals it with its digest. */
export function assemblePlan(
  fold: PlanFold,
  source: Complete | Incomplete,
  changes: readonly Change[],
  leavers: readonly LeaverReport[],
  groups?: GroupsInput,
): Plan {
  const { input, issues } = fold.context;
  const { settings, confirmation } = input;
  const body = {
    version: 1 as const,
    sync: settings.id,
    at: input.at,
    tenants: input.tenants,
    basis: {
      source: withGroups(source.digest, groups?.source.digest),
      target: withGroups(input.target.extent.digest, groups?.target.digest),
      links: withGroups(input.links.digest, groups?.links.digest),
      settings: digest(settings),
    },
    rules: {
      ...input.rules,
      ...(settings.externalId && { [settings.externalId]: externalIdRule }),
      ...(fold.context.passwords && { [fold.context.passwords.attribute]: passwordRule }),
    },
    changes,
    issues: sorted(issues),
    ...(leavers.length > 0 && { leavers }),
    counts: countChanges(changes, fold.waiting.size, groups !== undefined),
    // "Sync all" empties the baseline even where it changes nobody now, so it is always asked for.
    ...(confirmation && (changes.length > 0 || confirmation === "sync all") && { confirmation }),
    ...(input.hinted && { hinted: input.hinted }),
    learned: learnedOf(fold, source),
  };
  return { ...body, digest: digestPlan(body) };
}

const withGroups = (people: string, groups: string | undefined): string =>
  groups === undefined ? people : `${people} ${groups}`;

/** The digest of a plan: of everything in it but the digest itself. */
export const digestPlan = ({ changes, issues, ...header }: Omit<Plan, "digest">): string =>
  digestAll(partsOf(header, changes, issues));

function* partsOf(...[header, changes, issues]: [unknown, readonly unknown[], readonly unknown[]]): Generator<unknown> {
  yield header;
  for (const change of changes) yield { change };
  for (const issue of issues) yield { issue };
}

const sorted = (issues: readonly Issue[]): readonly Issue[] => {
  const keyed = issues.map(
    (issue) =>
      [
        [issue.subject, issue.code, issue.attribute ?? "", issue.message, issue.resource ?? ""].join("\u0000"),
        issue,
      ] as const,
  );
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, issue]) => issue);
};

function learnedOf({ context, baseline, leftSeen, notLeft }: PlanFold, { complete }: Complete | Incomplete): Learned {
  const { facts, upTo, at, hints } = context.input;
  const looksForPasswords = context.passwords?.afterChanges && facts.passwordsFrom === undefined;
  return {
    ...(complete && upTo !== undefined && { upTo }),
    ...(complete && hints && { hints }),
    ...(baseline && !facts.baseline && { baseline: [...baseline.ids].sort() }),
    ...(looksForPasswords && { passwordsFrom: at }),
    ...(notLeft.size > 0 && { notLeft: [...notLeft].sort() }),
    ...(leftSeen.size > 0 && { leftSeen: Object.fromEntries([...leftSeen].sort()) }),
  };
}
