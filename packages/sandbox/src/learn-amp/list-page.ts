import type { LearnAmpSwitches } from "./learn-amp-switches.ts";
import { idOf } from "./request-fields.ts";

/** One page of rows, and the headers that go with it. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly headers: Readonly<Record<string, string>>;
}

/** The page that a query asks for; the first one where it asks for none. */
export function pageOf<Row>(
  rows: readonly Row[],
  query: URLSearchParams,
  { rowsByDefault, rowsAtMost }: LearnAmpSwitches,
): ListPage<Row> {
  const size = Math.min(idOf(query.get("perPage")) ?? rowsByDefault, rowsAtMost);
  const page = idOf(query.get("page")) ?? 1;
  return {
    rows: rows.slice((page - 1) * size, page * size),
    headers: {
      total: String(rows.length),
      "per-page": String(size),
      "total-pages": String(Math.ceil(rows.length / size)),
    },
  };
}
