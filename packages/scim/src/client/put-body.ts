import type { Attribute } from "../schema/attribute.ts";
import type { ScimResource } from "../schema/resource-of.ts";
import type { ResourceType } from "../schema/resource-type.ts";
import { isRecord } from "../value/is-record.ts";
import { spelledBody } from "./spelled-values.ts";
import type { TargetProfile } from "./target-profile.ts";

/**
 * The body of a PUT: everything that the server keeps, what we do not know included, without what it alone writes (`meta`, the groups of a
 * user). The id stays, as servers expect it.
 */
export const putBody = (
  resource: ScimResource,
  type: ResourceType,
  profile: Pick<TargetProfile, "activeAs">,
): unknown =>
  spelledBody(
    Object.fromEntries(
      Object.entries(resource).flatMap(([name, value]) => {
        const extension = type.extensions.get(name.toLowerCase());
        if (extension !== undefined) return [[name, writable(value, extension.attributes)]];
        const attribute = type.attributes.get(name.toLowerCase());
        return isWritten(name, attribute) ? [[name, writable(value, attribute?.subAttributes)]] : [];
      }),
    ),
    profile,
  );

const isWritten = (name: string, attribute: Attribute | undefined): boolean =>
  name === "id" || attribute?.mutability !== "readOnly";

function writable(value: unknown, attributes: ReadonlyMap<string, Attribute> | undefined): unknown {
  if (Array.isArray(value)) return value.map((each) => writable(each, attributes));
  if (!isRecord(value) || attributes === undefined) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => attributes.get(name.toLowerCase())?.mutability !== "readOnly"),
  );
}
