import {
  type ApiClient,
  type Evidence,
  type Found,
  joined,
  namedCustomFields,
  type Reader,
  type Reading,
  type Shape,
} from "@rosterkit/core/adapter";
import type { paths } from "./api.gen.ts";
import type { HumaansSettings } from "./config.ts";
import { jobRoleInForce } from "./job-role-in-force.ts";
import { customFieldList, peopleLists, wholeList } from "./people-lists.ts";
import { customAttribute, type HumaansPerson, keepPerson } from "./person-attributes.ts";

/** The API, and the day that it is (in UTC) for a read that is not told one. */
export interface HumaansApi {
  readonly client: ApiClient<paths>;
  readonly today: () => string;
}

/** Everybody, joiners and leavers included, each with what other lists say of them. */
export const readPeople = (api: HumaansApi, settings: Pick<HumaansSettings, "profileUrl">): Reader<HumaansPerson> => {
  const profileUrl = profileUrls(settings);
  return joined(
    peopleLists(api.client),
    "people",
    (person, sides, { day }) => ({
      person,
      role: jobRoleInForce(sides.all("jobRoles", person.id), day, person.employmentStartDate),
      location: sides.one("locations", person.locationId),
      company: sides.one("companies", person.companyId),
      custom: sides.all("customValues", person.id),
      profileUrl: profileUrl(person),
    }),
    { witness: (evidence) => witness(api, evidence) },
  );
};

/** One person with everything that belongs to them. `undefined` on 404, which may also mean "not permitted". */
export const getPerson = async (
  { client, today }: HumaansApi,
  settings: Pick<HumaansSettings, "profileUrl">,
  id: string,
  reading: Reading = { day: today(), attributes: [] },
): Promise<Found<HumaansPerson> | undefined> => {
  const person = await client.found(client.get("/people/{id}", { params: { path: { id } } }));
  if (!person) return undefined;
  const lists = peopleLists(client, id);
  const [roles, custom, sites, entities] = await Promise.all([
    wholeList(lists.jobRoles, reading),
    wholeList(lists.customValues, reading),
    wholeList(lists.locations, reading),
    wholeList(lists.companies, reading),
  ]);
  const row = {
    person: keepPerson(person),
    role: jobRoleInForce(roles, reading.day, person.employmentStartDate),
    location: sites.find((site) => site.id === person.locationId),
    company: entities.find((entity) => entity.id === person.companyId),
    custom,
    profileUrl: profileUrls(settings)(person),
  };
  return { row };
};

/** The customer's own fields as `custom.<name>`; where several share a name, the field's id stands behind it. */
export const discoverCustomFields = async ({ client }: HumaansApi): Promise<Shape<HumaansPerson>> => {
  const fields = await wholeList(customFieldList(client), { day: "", attributes: [] });
  const named = [...namedCustomFields(fields)].map(([name, field]) => [name, customAttribute(field.id, field.name)]);
  return Object.fromEntries(named);
};

/** Where Humaans shows a person, by its own word first. The settings' address is taken apart once. */
const profileUrls = (settings: Pick<HumaansSettings, "profileUrl">) => {
  const [before = "", after = ""] = settings.profileUrl.split("{id}");
  return ({ profileUrl, id }: HumaansPerson["person"]): string => profileUrl ?? before + encodeURIComponent(id) + after;
};

/** Paging proves itself in core; this says whether the token still shows everybody, since a narrower one answers 200 with fewer people. */
const witness = async ({ client }: HumaansApi, { has, size, reading }: Evidence): Promise<string | undefined> => {
  const { scopes } = await client.get("/token-info", { signal: reading.signal });
  if (!scopes.includes("private:read"))
    return "the token has no scope private:read, so joiners and leavers are not shown";
  const owner = await client.get("/me", { signal: reading.signal });
  if (!has(owner.id)) return "the owner of the token is not among the people shown";
  return size > 1 ? undefined : "only the owner of the token was shown, as to the token of an ordinary user";
};
