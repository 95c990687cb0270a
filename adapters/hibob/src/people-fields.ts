import {
  type ApiClient,
  ConfigurationError,
  fieldsOf,
  namedCustomFields,
  type Reading,
  type Shape,
} from "@rosterkit/core/adapter";
import type { components, paths } from "./api.gen.ts";
import type { HibobPerson } from "./bob-person.ts";
import { customAttribute, personAttributes } from "./person-attributes.ts";

/** A search answers for the whole company at once, and changes nothing although it is a POST. */
export const searchOptions = { treatAsWrite: false, timeoutMs: 180_000 } as const;

type Field = components["schemas"]["Field"];

/** Every field of the company. The answer needs no permission. */
export const listFields = (client: ApiClient<paths>, { signal }: Pick<Reading, "signal">): Promise<readonly Field[]> =>
  client.get("/company/people/fields", { signal });

/** The company's own fields as `custom.<name>`. */
export const discoverCustomFields = async (
  client: ApiClient<paths>,
  reading: Pick<Reading, "signal"> = {},
): Promise<Shape<HibobPerson>> => {
  const fields = await listFields(client, reading);
  const own = fields.filter(({ id, type }) => /(field|column)_\d+$/.test(id) && type !== "document");
  return Object.fromEntries([...namedCustomFields(own)].map(([name, field]) => [name, customAttribute(field)]));
};

/** The most that one request takes. */
const mostFields = 400;

/** Ids of the fields behind the attributes wanted. Metadata is read only where it is needed. */
export const fieldsToAsk = async (client: ApiClient<paths>, reading: Reading): Promise<readonly string[]> => {
  const { attributes } = reading;
  const needsCustom = attributes.length === 0 || attributes.some((name) => name.startsWith("custom."));
  const custom = needsCustom ? await discoverCustomFields(client, reading) : {};
  const asked = fieldsOf({ ...custom, ...personAttributes }, attributes);
  if (asked.length <= mostFields) return asked;
  throw new ConfigurationError([{ path: "mapping", message: `asks HiBob for more than ${mostFields} fields` }]);
};

/** What permission is granted by, as people call it. */
export const categoryOf = ({ id, categoryDisplayName, categoryId = id.split(".")[0] ?? id }: Field): string =>
  categoryDisplayName ?? categoryId;
