import { type ReferenceCompany, type ReferenceRow, Refused } from "./reference-company.ts";
import { answerGroups } from "./reference-group-routes.ts";
import type { ReferenceGroups } from "./reference-groups.ts";

/** What an answer depends on besides the company. */
export interface Sight {
  readonly pageSize: number;
  /** The token sees its owner alone. */
  readonly isNarrow: boolean;
  /** A fault wants an empty page. */
  readonly isEmpty: boolean;
}

/** Answers one request whose token is good. */
export const answerReference = async (
  company: ReferenceCompany,
  groups: ReferenceGroups,
  request: Request,
  sight: Sight,
): Promise<Response> => {
  try {
    const answer = await route(company, groups, request, sight);
    const version = "version" in answer ? answer.version : undefined;
    return Response.json(answer, { headers: version === undefined ? {} : { etag: `"${version}"` } });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refusal(error.status);
  }
};

/** A refusal in the vendor's words. */
export const refusal = (status: number, retryAfterSeconds = 1): Response =>
  Response.json(
    { code: `E${status}`, message: "No, says the vendor" },
    { status, ...(status === 429 && { headers: { "retry-after": String(retryAfterSeconds) } }) },
  );

const route = async (
  company: ReferenceCompany,
  groups: ReferenceGroups,
  request: Request,
  sight: Sight,
): Promise<object> => {
  const { pathname, searchParams: query } = new URL(request.url);
  const [, collection, id, part, person] = pathname.split("/").map(decodeURIComponent);
  const text = await request.text();
  const body = text === "" ? {} : JSON.parse(text);
  if (collection === "account") return account(company, sight);
  const path = [id, part, person].filter((one) => one !== undefined);
  if (collection === "groups") return answerGroups(groups, { method: request.method, path, query, body, ...sight });
  assertTeam(groups, body.values ?? body);
  if (!id) return request.method === "POST" ? company.create(body) : list(company, query, sight);
  const row = company.row(id, request.headers.get("if-match"));
  if (part === "state") company.move(row, body);
  if (part !== undefined) return {};
  if (request.method === "PATCH") company.update(row, body);
  if (request.method === "DELETE") company.rows.delete(id);
  return row;
};

/** Nobody is at home in a group that is not there. */
const assertTeam = (groups: ReferenceGroups, { team }: Partial<ReferenceRow>) => {
  if (typeof team === "string" && !groups.groups.has(team)) throw new Refused(422);
};

const account = ({ rows }: ReferenceCompany, { isNarrow }: Sight) => {
  const [owner] = rows.keys();
  return { id: "company-1", owner, permissions: isNarrow ? [] : ["people.all"] };
};

const origin = "https://reference.example";

const list = ({ rows }: ReferenceCompany, query: URLSearchParams, { pageSize, isNarrow, isEmpty }: Sight) => {
  const login = query.get("login")?.toLowerCase();
  const shown = [...rows.values()].slice(0, isNarrow ? 1 : undefined);
  if (isEmpty) return { items: [], total: 0 };
  if (login !== undefined) {
    const items = shown.filter((row) => row.login.toLowerCase() === login);
    return { items, total: items.length };
  }
  const from = Number(query.get("from") ?? 0);
  const items = shown.slice(from, from + pageSize);
  const next = from + items.length;
  return { items, total: shown.length, ...(next < shown.length && { next: `${origin}/people?from=${next}` }) };
};
