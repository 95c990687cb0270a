import type { GroupsInput, SourceGroup } from "../plan/groups-input.ts";
import type { Plan } from "../plan/plan.ts";
import type { ReviewGroup } from "./review.ts";

/** Says of each group of the source which one it is at the target, or that it will be made. */
export function reviewGroups({ changes, issues }: Plan, { source, links }: GroupsInput): readonly ReviewGroup[] {
  const claims = new Map(
    changes
      .filter(({ resource, operation }) => resource === "groups" && (operation === "link" || operation === "create"))
      .map((change) => [change.subject, change]),
  );
  const about = ({ id }: SourceGroup) =>
    issues.filter(({ resource, subject }) => resource === "groups" && subject === id).map(({ message }) => message);
  return source.groups.map((group): ReviewGroup => {
    const { id: subject } = group;
    const shown = { subject, name: group.group.name };
    const link = links.bySource(subject);
    const claim = claims.get(subject);
    if (link?.target) return { ...shown, state: "matched", group: link.target, evidence: link.evidence };
    if (links.isIgnored(subject)) return { ...shown, state: "ignored", evidence: ["a person left it out"] };
    if (claim?.operation === "create")
      return { ...shown, state: "new", label: "New", evidence: ["no group has its name"] };
    const { account, evidence = about(group), held } = claim ?? {};
    const state = held?.code === "conflict" ? "ambiguous" : claim && !held ? "matched" : "unmatched";
    return { ...shown, state, ...(account !== undefined && { group: account }), evidence };
  });
}
