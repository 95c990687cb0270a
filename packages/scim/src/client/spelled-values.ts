import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isRecord } from "../value/is-record.ts";
import type { ResourceValues } from "./resource-values.ts";
import type { TargetProfile } from "./target-profile.ts";

/** Values as this server keeps them: a user name in lower case where it lowers them. */
export function spelledValues(values: ResourceValues, type: ResourceType, profile: TargetProfile): ResourceValues {
  if (profile.userNameCase !== "lowered") return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const isUserName = type.find(name)?.attribute?.name === "userName";
      return [name, isUserName && typeof value === "string" ? value.toLowerCase() : value];
    }),
  );
}

/** A body as this server wants it: `active` as text where it reads text. */
export function spelledBody(body: unknown, { activeAs }: Pick<TargetProfile, "activeAs">): unknown {
  return activeAs === "text" && isRecord(body) && typeof body.active === "boolean"
    ? ({ ...body, active: textOf(body.active) } satisfies ScimResource)
    : body;
}

/** One value of `active` as this server wants it. */
export const spelledActive = (value: unknown, { activeAs }: Pick<TargetProfile, "activeAs">): unknown =>
  activeAs === "text" && typeof value === "boolean" ? textOf(value) : value;

const textOf = (value: boolean): string => (value ? "True" : "False");
