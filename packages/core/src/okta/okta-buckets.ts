/**
 * Okta's rate-limit buckets, most telling first: an exact path wins over a prefix, a longer prefix over a shorter one.
 * From the defaults that Okta last published (May 2025); organisations may differ, and the headers have the last word on the numbers.
 */
const buckets: readonly (readonly [pattern: RegExp, bucket: string])[] = [
  [/^\/api\/v1\/users\/?$/, "/api/v1/users"],
  [/^\/api\/v1\/users\/[^/]+\/?$/, "/api/v1/users/{id}"],
  [/^\/api\/v1\/groups\/[^/]+\/?$/, "/api/v1/groups/{id}"],
  [/^\/api\/v1\/groups(\/|$)/, "/api/v1/groups"],
  [/^\/api\/v1\/apps\/[^/]+\/?$/, "/api/v1/apps/{id}"],
  [/^\/api\/v1\/apps(\/|$)/, "/api/v1/apps"],
  [/^\/api\/v1\/logs(\/|$)/, "/api/v1/logs"],
  [/^\/api\/v1(\/|$)/, "/api/v1"],
];

/** The bucket that a request counts against. Reading one user and changing one are counted apart. */
export const oktaBucketOf = (method: string, path: string): string => {
  const bucket = buckets.find(([pattern]) => pattern.test(path))?.[1] ?? "other";
  if (bucket !== "/api/v1/users/{id}") return bucket;
  return method === "GET" ? `GET ${bucket}` : `write ${bucket}`;
};
