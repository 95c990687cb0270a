import { vanished } from "../roster/absence.ts";
import type { Complete, Incomplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Link } from "../store/link.ts";
import type { Change } from "./change.ts";
import { changeId } from "./change-id.ts";
import { hold } from "./hold.ts";
import { judgeState } from "./person-state.ts";
import type { PlanFold } from "./plan-fold.ts";

/**
 * What is proposed for linked people who are missing from a complete read. Vanishing is not leaving, so it is always held for a person;
 * from an incomplete read nothing is concluded.
 */
export function vanishedChanges(fold: PlanFold, source: Complete | Incomplete): readonly Change[] {
  if (!isEverybody(source)) return [];
  const { links } = fold.context.input;
  const linked = [...links].filter(({ verdict }) => verdict === "same").map(({ source: id }) => id);
  return vanished({ extent: source, has: fold.columns.has }, linked).flatMap((id) => {
    const link = links.bySource(id);
    const replaced = link && [...fold.people.values()].some(({ claim }) => claim?.kind === "link" && claim.replaces === id);
    return link && !replaced ? vanishedChange(fold, link) : [];
  });
}

function vanishedChange({ context }: PlanFold, link: Link): readonly Change[] {
  const { target, settings, resource, facts } = context.input;
  const account = target.indexOf(link.target ?? "");
  if (account < 0 || target.state(account) === "inactive") return [];
  const { vanished: action } = settings.lifecycle;
  const wish = action === "suspend" ? "out by suspension" : "out by deactivation";
  const found = {
    state: target.state(account),
    status: target.status(account) ?? target.state(account),
    since: target.stateSince(account),
    put: link.state,
    handedOver: facts.handedOver.has(link.source),
  };
  const who = String(target.value(account, context.key) ?? link.source);
  const verdict = judgeState(wish, found, settings.lifecycle, resource.route);
  context.note({ subject: link.source, who, code: "vanished", message: "is linked and missing from a complete read of the source; vanishing is not leaving" });
  if (verdict.kind !== "reach" || action === "hold") return [];
  return [
    {
      id: changeId("people", verdict.operation, link.source),
      resource: "people",
      operation: verdict.operation,
      subject: link.source,
      who,
      account: target.id(account),
      lane: "removals",
      state: verdict.state,
      stateWas: found.state,
      statusWas: found.status,
      stateReason: "left",
      because: "is missing from a complete read of the source",
      ground: "absent",
      ...(settings.lifecycle.leavers.revokeSessions && { revokeSessions: true as const }),
      held: hold("vanished", ["the record is gone from the source, and no record says that the person left"]),
    },
  ];
}
