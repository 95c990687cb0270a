import {
  type ApiClient,
  type Evidence,
  type Found,
  type Reader,
  type Reading,
  single,
  whole,
} from "@rosterkit/core/adapter";
import type { paths } from "./api.gen.ts";
import { type HibobPerson, personReader } from "./bob-person.ts";
import { categoryOf, fieldsToAsk, listFields, searchEverybody } from "./people-fields.ts";
import { personAttributes } from "./person-attributes.ts";

/** Which fields a read asked for, and which of them anybody has, be it as null. */
interface Sight {
  readonly asked: readonly string[];
  readonly shown: ReadonlySet<string>;
}

/** Everybody in one answer, those who have left and those who have not started included. */
export const readPeople = (client: ApiClient<paths>): Reader<HibobPerson> => {
  const sights = new WeakMap<Reading, Sight>();
  const page = whole(async (reading) => {
    const asked = await fieldsToAsk(client, reading);
    const search = { fields: [...asked], humanReadable: "APPEND" as const };
    const people = (await searchEverybody(client, search, reading.signal)).map(personReader(asked));
    const shown = new Set<string>();
    for (const { values } of people) for (const field of Object.keys(values)) shown.add(field);
    sights.set(reading, { asked, shown });
    return people;
  });
  return single(
    { page },
    { mark: reachOf, witness: (evidence) => witness(client, evidence, sights.get(evidence.reading)) },
  );
};

/** Permission groups reach the employed alone unless somebody widens them, and then nobody would be seen to have left. */
const reachOf = (row: HibobPerson): "terminated" | undefined =>
  personAttributes.lifecycleStatus.read(row) === "terminated" ? "terminated" : undefined;

/** One person, or `undefined` on 404, which may also mean "not permitted". */
export const getPerson = async (
  client: ApiClient<paths>,
  id: string,
  reading: Reading = { day: "", attributes: [] },
): Promise<Found<HibobPerson> | undefined> => {
  const asked = await fieldsToAsk(client, reading);
  const employee = await client.found(
    client.post("/people/{identifier}", {
      params: { path: { identifier: id } },
      body: { fields: [...asked], humanReadable: "APPEND" },
      treatAsWrite: false,
      signal: reading.signal,
    }),
  );
  return employee && { row: personReader(asked)(employee) };
};

/**
 * What is not permitted is left out without a word, by category: where nobody shows any of the fields asked for in one, the permission is gone.
 * A company always has somebody.
 */
const witness = async (
  client: ApiClient<paths>,
  { size, reading }: Evidence,
  sight: Sight | undefined,
): Promise<string | undefined> => {
  if (size === 0 || !sight) return "nobody was shown";
  const categories = Map.groupBy(await listFields(client, reading), categoryOf);
  const lost = [...categories].flatMap(([category, fields]) => {
    const asked = fields.map(({ id }) => id).filter((id) => sight.asked.includes(id));
    return asked.length === 0 || asked.some((id) => sight.shown.has(id)) ? [] : [`${category} (${asked.join(", ")})`];
  });
  return lost.length > 0 ? `the service user may not view ${lost.join(", ")} of anybody` : undefined;
};
