import { type ApiClient, ConfigurationError, namedCustomFields, type Reading } from "@rosterkit/core/adapter";
import type { components, paths } from "./api.gen.ts";
import { fieldsOfAttributes } from "./person-attributes.ts";

/** A search answers for the whole company at once, and changes nothing although it is a POST. */
export const searchOptions = { treatAsWrite: false, timeoutMs: 180_000 } as const;

/** A field as the company's metadata has it. */
type Field = components["schemas"]["Field"];

/** Every field of the company. The answer needs no permission. */
export const listFields = (client: ApiClient<paths>, { signal }: Pick<Reading, "signal">): Promise<readonly Field[]> =>
  client.get("/company/people/fields", { signal });

/** The company's own fields, by the names that mappings use. */
export const customFields = (fields: readonly Field[]): ReadonlyMap<string, Field> =>
  namedCustomFields(fields.filter(({ id, type }) => /(field|column)_\d+$/.test(id) && type !== "document"));

/** The most that one request takes. */
const mostFields = 400;

/** Ids of the fields to ask for: those behind the attributes wanted, all of them where none is named. Metadata is read only where it is needed. */
export const fieldsToAsk = async (client: ApiClient<paths>, reading: Reading): Promise<readonly string[]> => {
  const isWanted = (name: string) => reading.attributes.length === 0 || reading.attributes.includes(name);
  const known = Object.entries(fieldsOfAttributes).flatMap(([name, ids]) => (isWanted(name) ? ids : []));
  const needsCustom = reading.attributes.length === 0 || reading.attributes.some((name) => name.startsWith("custom."));
  const custom = needsCustom ? [...customFields(await listFields(client, reading))] : [];
  const own = custom.flatMap(([name, { id }]) => (isWanted(name) ? [id] : []));
  const asked = [...new Set(["root.id", ...known, ...own])];
  if (asked.length <= mostFields) return asked;
  throw new ConfigurationError([{ path: "mapping", message: `asks HiBob for more than ${mostFields} fields` }]);
};

/** What permission is granted by, as people call it. */
export const categoryOf = ({ id, categoryDisplayName, categoryId = id.split(".")[0] ?? id }: Field): string =>
  categoryDisplayName ?? categoryId;
