import { vanished } from "../roster/absence.ts";
import type { Complete, Incomplete } from "../roster/extent.ts";
import { isEverybody } from "../roster/is-everybody.ts";
import type { Link } from "../store/link.ts";
import type { Change } from "./change.ts";
import { changeId } from "./change-id.ts";
import { hold } from "./hold.ts";
import { protectionOf } from "./hold-person.ts";
import type { StateVerdict } from "./person-state.ts";
import type { PlanFold } from "./plan-fold.ts";
import { judgeLinked } from "./take-linked.ts";

type Reach = Extract<StateVerdict, { readonly kind: "reach" }>;

/**
 * What is proposed for linked people who are missing from a complete read. Vanishing is not leaving, so it is always held for a person;
 * from an incomplete read nothing is concluded.
 */
export function vanishedChanges(fold: PlanFold, source: Complete | Incomplete): readonly Change[] {
  if (!isEverybody(source) || fold.context.input.settings.owns === "nothing") return [];
  const { links, facts } = fold.context.input;
  if (fold.linked === links.size) return [];
  const linked: string[] = [];
  for (const { verdict, source: id } of links) if (verdict === "same" && !fold.replaced.has(id)) linked.push(id);
  return vanished({ extent: source, has: (id) => fold.columns.has(id) }, linked).flatMap((id) => {
    const link = links.bySource(id);
    return link && !facts.unsettled.has(id) ? vanishedChange(fold, link) : [];
  });
}

function vanishedChange(fold: PlanFold, link: Link): readonly Change[] {
  const { target, settings } = fold.context.input;
  const account = target.indexOf(link.target ?? "");
  if (account < 0 || target.state(account) === "inactive") return [];
  const who = String(target.value(account, fold.context.key) ?? link.source);
  const message = "is linked and missing from a complete read of the source; vanishing is not leaving";
  fold.context.note({ subject: link.source, who, code: "vanished", message });
  const verdict = verdictOf(fold, link, account);
  return verdict && settings.remove ? [removal(fold, link, account, who, verdict)] : [];
}

/** What the policy proposes for those who vanish. `undefined`: nothing, or nothing is left to do. */
function verdictOf({ context }: PlanFold, link: Link, account: number): Reach | undefined {
  const { vanished: action } = context.input.settings.lifecycle;
  if (action === "hold") return undefined;
  const wish = action === "suspend" ? "out by suspension" : "out by deactivation";
  const moment = { at: undefined, atMs: Number.NEGATIVE_INFINITY, wish, because: "left" } as const;
  const verdict = judgeLinked(context, link, account, { moment });
  return verdict.kind === "reach" ? verdict : undefined;
}

function removal(fold: PlanFold, link: Link, account: number, who: string, { operation, state }: Reach): Change {
  const { target, settings } = fold.context.input;
  const statusWas = target.status(account);
  const change: Change = {
    id: changeId("people", operation, link.source),
    resource: "people",
    operation,
    subject: link.source,
    who,
    account: target.id(account),
    lane: "removals",
    state,
    stateWas: target.state(account),
    ...(statusWas !== undefined && { statusWas }),
    stateReason: "left",
    because: "is missing from a complete read of the source",
    ground: "absent",
    ...(settings.lifecycle.leavers.revokeSessions && { revokeSessions: true }),
  };
  const gone = hold("vanished", ["the record is gone from the source, and no record says that the person left"]);
  return { ...change, held: protectionOf(fold, account, change) ?? gone };
}
