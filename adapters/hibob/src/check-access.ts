import { type ApiClient, type Checked, type Finding, PermissionError } from "@rosterkit/core/adapter";
import type { paths } from "./api.gen.ts";
import { type HibobPerson, personReader } from "./bob-person.ts";
import { categoryOf, listFields, searchEverybody } from "./people-fields.ts";

/** The API, and somebody whom an earlier check was shown whole: asking for one person spares a search of the whole company. */
export interface HibobApi {
  readonly client: ApiClient<paths>;
  sample: string | undefined;
}

/** One field of each category that every sync needs, what the category is usually called, and what is not known without it. */
const needed = {
  "root.email": ["Basic info", "names and addresses are not shown"],
  "work.startDate": ["Work", "start dates, titles and managers are not shown"],
  "internal.lifecycleStatus": ["Lifecycle", "nobody knows who has left"],
} as const;

const asked = ["root.companyId", ...Object.keys(needed)];
const read = personReader(asked);
const isWhole = ({ values }: HibobPerson): boolean => asked.every((id) => values[id] != null);

/** Whose company the service user belongs to, and which categories it may view. Rejects when it is refused, or reaches nobody. */
export const checkAccess = async (api: HibobApi): Promise<Checked> => {
  const people = await peopleShown(api);
  const company = people.map(({ values }) => values["root.companyId"]).find((id) => id != null);
  if (company === undefined) throw showsNobody();
  const missing = Object.keys(needed).filter((id) => people.every(({ values }) => values[id] === undefined));
  const fields = missing.length > 0 ? await listFields(api.client, {}) : [];
  const findings = Object.entries(needed).map(([id, [usualName, without]]): Finding => {
    const field = fields.find((one) => one.id === id);
    const category = field ? categoryOf(field) : usualName;
    const finding = { ability: "people.read", permission: `view ${category}`, ok: !missing.includes(id) };
    const remedy = `Let the service user's permission group view ${category} (${id}) of everybody; without it ${without}.`;
    return finding.ok ? finding : { ...finding, remedy };
  });
  return { account: String(company), findings };
};

const peopleShown = async (api: HibobApi): Promise<readonly HibobPerson[]> => {
  const { client, sample } = api;
  const known = sample === undefined ? undefined : await client.found(readSample(client, sample));
  if (known && isWhole(read(known))) return [read(known)];
  const people = (await searchEverybody(client, { fields: asked })).map(read);
  api.sample = people.find(isWhole)?.id;
  return people;
};

const readSample = (client: ApiClient<paths>, identifier: string) =>
  client.post("/people/{identifier}", {
    params: { path: { identifier } },
    body: { fields: asked },
    treatAsWrite: false,
  });

const showsNobody = (): PermissionError =>
  new PermissionError(
    {
      vendor: "HiBob",
      status: 200,
      method: "POST",
      path: "/people/search",
      summary: "nobody is shown, or not whose company it is",
      permission: "view Basic info",
    },
    {
      adapter: "hibob",
      remedy:
        "Let the service user's permission group view basic info of people by condition, with every lifecycle status.",
    },
  );
