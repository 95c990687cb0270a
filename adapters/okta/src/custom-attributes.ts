import { attributes, type Attribute, type AttributeFacts, type Shape } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { paths } from "./api.gen.ts";
import type { OktaUser } from "./user.ts";

const { text, flag, number, texts } = attributes<OktaUser>();

interface CustomProperty {
  readonly title?: string;
  readonly type?: string;
  readonly maxLength?: number | null;
  readonly unique?: string | null;
  readonly required?: boolean | null;
}

const builders: {
  readonly [type: string]: (read: (user: OktaUser) => never, facts: AttributeFacts) => Attribute<OktaUser>;
} = { string: text, boolean: flag, number, integer: number, array: texts };

/** Attributes that an administrator added to this organisation's user profile, from the schema of its default user type. */
export async function customAttributes(client: OktaClient<paths>): Promise<Shape<OktaUser>> {
  const { data } = await client.get<{
    readonly definitions?: { readonly custom?: { readonly properties?: { readonly [name: string]: CustomProperty } } };
  }>("/api/v1/meta/schemas/user/{schemaId}", { params: { schemaId: "default" } });
  const properties = Object.entries(data.definitions?.custom?.properties ?? {});
  return Object.fromEntries(
    properties.flatMap(([name, property]) => {
      const build = builders[property.type ?? "string"];
      return build ? [[`profile.${name}`, build((u) => u.profile[name] as never, factsOf(property))] as const] : [];
    }),
  );
}

const factsOf = ({ title, maxLength, unique, required }: CustomProperty): AttributeFacts => ({
  basicMultilingualPlane: true,
  ...(title !== undefined && { label: title }),
  ...(typeof maxLength === "number" && { maximumLength: maxLength }),
  ...(unique === "UNIQUE_VALIDATED" && { unique: true as const }),
  ...(required === true && { required: true as const }),
});
