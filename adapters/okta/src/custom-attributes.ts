import { type AttributeBuilders, type AttributeFacts, attributes, type Shape } from "@rosterkit/core/adapter";
import type { OktaClient } from "@rosterkit/core/okta";
import type { components, paths } from "./api.gen.ts";
import type { OktaUser } from "./okta-user.ts";

/**
 * As the schema of an organisation has it. Okta's specification calls `unique` a flag; live schemas say in a word how far the check of
 * the existing values is, such as UNIQUE_VALIDATED.
 */
type Property = Omit<components["schemas"]["UserSchemaAttribute"], "unique"> & {
  readonly unique?: boolean | string | null;
  readonly items?: { readonly type?: string };
};

type Build = AttributeBuilders<OktaUser>["text"];

const builders = attributes<OktaUser>();

/** Attributes that an administrator added to this organisation's user profile, from the schema of its default user type. */
export async function customAttributes({ api }: OktaClient<paths>): Promise<Shape<OktaUser>> {
  const path = { schemaId: "default" };
  const { definitions } = await api.get("/api/v1/meta/schemas/user/{schemaId}", { params: { path } });
  const { properties = {}, required = [] } = definitions?.custom ?? {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]: readonly [string, Property]) => {
      const build = builderOf(property);
      const facts = factsOf(property, property.required === true || required.includes(name));
      return build ? [[`profile.${name}`, build((user) => (user.profile[name] ?? null) as never, facts)] as const] : [];
    }),
  );
}

const formats: { readonly [format: string]: keyof typeof builders } = {
  email: "email",
  uri: "url",
  "country-code": "country",
  "language-code": "language",
  timezone: "zone",
  "date-time": "instant",
};

const types: { readonly [type: string]: keyof typeof builders } = {
  boolean: "flag",
  number: "number",
  integer: "number",
};

/** Nothing for a list of numbers, which no kind holds, and for what is not read back as it was written. */
function builderOf({ type = "string", format, items }: Property): Build | undefined {
  if (format === "encrypted" || format === "hashed") return undefined;
  if (type === "array" && (items?.type ?? "string") !== "string") return undefined;
  const kind = type === "string" ? (formats[format ?? ""] ?? "text") : type === "array" ? "texts" : types[type];
  // The kind is known at run time only, and so is what the attribute holds.
  return kind && (builders[kind] as Build);
}

const factsOf = ({ title, maxLength, unique, mutability }: Property, isRequired: boolean): AttributeFacts => ({
  basicMultilingualPlane: true,
  ...(title && { label: title }),
  ...(typeof maxLength === "number" && { maximumLength: maxLength }),
  ...((unique === true || /^(UNIQUE|PENDING)/.test(String(unique))) && { unique: true }),
  ...(isRequired && { required: true }),
  ...(mutability === "READ_ONLY" && { readOnly: true }),
  ...(mutability === "WRITE_ONLY" && { writeOnly: true }),
});
