import { asObject } from "./okta-call.ts";

/**
 * Keeps the properties that `fields` names, e.g. `status,profile:(firstName,city)`, and the id. All when it is absent.
 */
export function projectFields(user: Readonly<Record<string, unknown>>, fields: string | null): unknown {
  if (fields === null || fields.trim() === "") return user;
  const inProfile = namesIn(/profile:\(([^)]*)\)/.exec(fields)?.[1]);
  const top = namesIn(fields.replace(/profile:\([^)]*\)/, ""));
  const projected = only(user, ["id", ...top]);
  return inProfile.length === 0 ? projected : { ...projected, profile: only(asObject(user.profile) ?? {}, inProfile) };
}

function namesIn(list: string | undefined): readonly string[] {
  return (list ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function only(object: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));
}
