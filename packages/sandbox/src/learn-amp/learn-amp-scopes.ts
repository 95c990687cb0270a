/** Every scope that opens something here; `public` opens everything, for credentials that have it. */
export const learnAmpScopes = [
  "public",
  "users:read",
  "users:create",
  "users:update",
  "users:delete",
  "users:deactivate",
  "users:reactivate",
  "teams:read",
  "teams:create",
  "teams:update",
  "teams:delete",
  "team_users:read",
  "team_users:create",
  "team_users:delete",
] as const;

/** A scope that a credential may have. */
export type LearnAmpScope = (typeof learnAmpScopes)[number];

const verbs = { GET: "read", POST: "create", PUT: "update", DELETE: "delete" } as const;

/** The scope that a request needs; undefined for a path or a method that there is none of. */
export function scopeOf(method: string, path: string): LearnAmpScope | undefined {
  const [, resource, ...rest] = path.replace(/^\/v1/, "").split("/");
  const verb = verbs[method as keyof typeof verbs];
  const last = rest.at(-1);
  const isById = /^\d+$/.test(rest[0] ?? "");
  if (resource === "users" && isById && (last === "deactivate" || last === "reactivate")) return `users:${last}`;
  const isMembership = resource === "teams" && rest.includes("users");
  return learnAmpScopes.find((scope) => scope === `${isMembership ? "team_users" : resource}:${verb}`);
}
