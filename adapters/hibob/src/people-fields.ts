import {
  type ApiClient,
  ConfigurationError,
  fieldsOf,
  namedCustomFields,
  type Reading,
  type Shape,
  UnexpectedResponseError,
} from "@rosterkit/core/adapter";
import type { components, paths } from "./api.gen.ts";
import type { HibobPerson } from "./bob-person.ts";
import { customAttribute, personAttributes } from "./person-attributes.ts";

type Schemas = components["schemas"];
type Field = Schemas["Field"];

/** The whole company in one answer, those who have left and those who have not started included. It changes nothing although it is a POST. */
export const searchEverybody = async (
  client: ApiClient<paths>,
  asked: Schemas["FieldsAsked"],
  signal?: AbortSignal,
): Promise<readonly Schemas["Employee"][]> => {
  const call = { signal, treatAsWrite: false, timeoutMs: 180_000 };
  const answer = await client.post("/people/search", { body: { ...asked, showInactive: true }, ...call });
  // What stands in front of the vendor may answer 200 with something else.
  if (Array.isArray(answer?.employees)) return answer.employees;
  throw new UnexpectedResponseError("HiBob answered a search without employees", { adapter: "hibob" });
};

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
