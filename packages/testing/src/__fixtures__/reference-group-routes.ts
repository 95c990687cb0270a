import type { ReferenceGroups } from "./reference-groups.ts";

/** A request to the vendor's groups, taken apart. */
export interface GroupRequest {
  readonly method: string;
  /** What follows `/groups` in the path. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: what it is told is what the reference adapter sends.
  readonly body: any;
  readonly pageSize: number;
}

/** Answers one request to the vendor's groups. */
export const answerGroups = (
  groups: ReferenceGroups,
  { method, path, query, body, pageSize }: GroupRequest,
): object => {
  const [id, part, person] = path;
  if (!id) return method === "POST" ? groups.add(body) : list(groups, query, pageSize);
  if (part === undefined) return method === "PUT" ? groups.replace(id, body) : groups.group(id);
  if (person === undefined) return page([...groups.membersOf(id)], query, pageSize, `/groups/${id}/members`);
  if (method === "PUT") groups.join(id, person);
  else groups.leave(id, person);
  return {};
};

const list = ({ groups }: ReferenceGroups, query: URLSearchParams, pageSize: number): object => {
  const name = query.get("name");
  const shown = [...groups.values()].filter((group) => name === null || group.name === name);
  return page(shown, query, pageSize, "/groups");
};

const page = (all: readonly unknown[], query: URLSearchParams, pageSize: number, path: string): object => {
  const from = Number(query.get("from") ?? 0);
  const items = all.slice(from, from + pageSize);
  const next = from + items.length;
  return {
    items,
    total: all.length,
    ...(next < all.length && { next: `https://reference.example${path}?from=${next}` }),
  };
};
