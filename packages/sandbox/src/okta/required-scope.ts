/** Path prefixes with the scope that opens them, most telling first. */
const scopes: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^\/api\/v1\/groups\/[^/]+\/roles$/, "roles"],
  [/^\/api\/v1\/groups(\/|$)/, "groups"],
  [/^\/api\/v1\/apps(\/|$)/, "apps"],
  [/^\/api\/v1\/users(\/|$)/, "users"],
  [/^\/api\/v1\/meta\/schemas(\/|$)/, "schemas"],
  [/^\/api\/v1\/meta\/types(\/|$)/, "userTypes"],
  [/^\/api\/v1\/logs$/, "logs"],
  [/^\/api\/v1\/eventHooks(\/|$)/, "eventHooks"],
  [/^\/api\/v1\/org(\/|$)/, "orgs"],
];

/** The scope that a request needs, e.g. `okta.groups.read`; undefined where none is needed. */
function requiredScope(method: string, path: string): string | undefined {
  const name = scopes.find(([pattern]) => pattern.test(path))?.[1];
  return name === undefined ? undefined : `okta.${name}.${method === "GET" ? "read" : "manage"}`;
}

/** Do these scopes, or undefined for all, allow the request? To manage includes to read. */
export function hasScope(granted: readonly string[] | undefined, method: string, path: string): boolean {
  const needed = requiredScope(method, path);
  if (granted === undefined || needed === undefined) return true;
  return granted.includes(needed) || granted.includes(needed.replace(/read$/, "manage"));
}
