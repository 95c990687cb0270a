import type { Change } from "../plan/change.ts";
import { changeId } from "../plan/change-id.ts";
import type { Entry } from "../store/journal.ts";
import type { Link } from "../store/link.ts";
import type { Batch } from "../store/store.ts";
import type { Decider } from "./link-after-decision.ts";
import type { Decided } from "./resolve-decisions.ts";

/** One commit that holds decisions whole: their links, and the journal's lines of a run that writes nothing to the vendor. */
export function journalDecisions(
  run: string,
  { by, at }: Decider,
  decided: readonly Decided[],
  whoIs: (subject: string) => string,
): Required<Pick<Batch, "links" | "entries">> {
  const entries = decided.flatMap((one): readonly Entry[] => {
    const what = changeOf(one, by, whoIs(one.subject));
    const line = { run, change: what.id, at, subject: one.subject };
    const account = accountOf(one);
    return [
      {
        type: "intent",
        ...line,
        what,
        ...(one.before && { links: [one.before] }),
        lifted: { by, reason: one.reason },
      },
      { type: "outcome", ...line, result: "done", ...(account !== undefined && { account }) },
    ];
  });
  const about = { type: "run" as const, run, at };
  return {
    links: decided.map(({ after }) => after),
    entries: [
      // A person decided each, so none of them counts against the guard.
      { ...about, event: "started", confirmed: "review" },
      ...entries,
      { ...about, event: "finished", counts: { decided: decided.length } },
    ],
  };
}

/** The account that somebody is matched with afterwards, else the one that they are not. */
const accountOf = ({ after, before, account }: Decided): string | undefined =>
  sameOf(after) ?? sameOf(before) ?? account;

const sameOf = (link: Link | undefined): string | undefined => (link?.verdict === "same" ? link.target : undefined);

function changeOf(one: Decided, by: string, who: string): Change {
  const { subject, after, what, reason } = one;
  const operation = after.verdict === "same" ? "link" : "unlink";
  const account = accountOf(one);
  return {
    id: changeId("people", operation, subject, "by hand"),
    resource: "people",
    operation,
    subject,
    who,
    lane: "back-fill",
    ...(account !== undefined && { account }),
    because: reason,
    by,
    evidence: after.evidence,
    restores: { links: [after] },
    decided: what,
  };
}
