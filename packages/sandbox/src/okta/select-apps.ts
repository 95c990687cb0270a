import type { AppRecord } from "./app-record.ts";
import { comparisonsOf, parseExpression } from "./filter-expression.ts";
import { matchesExpression } from "./match-expression.ts";
import { OktaError } from "./okta-error.ts";
import type { OktaOrg } from "./okta-org.ts";
import { type Selection, where } from "./record-selection.ts";

const filterable = ["id", "status", "name"];

/** Reads `filter` and `q` of a list of apps. Throws E0000031 for a filter that is none of them, E0000094 for unknown ones. */
export function selectApps(org: OktaOrg, query: URLSearchParams): Selection<AppRecord> {
  const filter = query.get("filter");
  const q = (query.get("q") ?? "").toLowerCase();
  const accepts = filter === null ? (app: AppRecord) => startsWith(app, q) : filterOf(filter);
  return (start) => where(org.apps.from(start), accepts);
}

function filterOf(text: string): (app: AppRecord) => boolean {
  const expression = parseExpression(text);
  for (const { path, operator } of comparisonsOf(expression))
    if (!filterable.includes(path) || operator !== "eq") throw new OktaError("E0000094");
  return ({ id, status, name }) => {
    const values = new Map([
      ["id", id],
      ["status", status],
      ["name", name],
    ]);
    return matchesExpression((path) => values.get(path), expression, false);
  };
}

function startsWith({ name, label }: AppRecord, q: string): boolean {
  return [name, label].some((text) => text.toLowerCase().startsWith(q));
}
