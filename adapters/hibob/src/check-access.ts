import { type ApiClient, type Checked, type Finding, PermissionError } from "@rosterkit/core/adapter";
import type { paths } from "./api.gen.ts";
import { personReader } from "./bob-person.ts";
import { categoryOf, searchOptions } from "./people.ts";
import { listFields } from "./people-fields.ts";

/** One field of each category that every sync needs, and what is not known without it. */
const needed = {
  "root.email": "names and addresses are not shown",
  "work.startDate": "start dates, titles and managers are not shown",
  "internal.lifecycleStatus": "nobody knows who has left",
} as const;

/** Whose company the service user belongs to, and which categories it may view. Rejects when it is refused, or reaches nobody. */
export const checkAccess = async (client: ApiClient<paths>): Promise<Checked> => {
  const asked = ["root.companyId", ...Object.keys(needed)];
  const { employees } = await client.post("/people/search", {
    body: { fields: asked, showInactive: true },
    ...searchOptions,
  });
  const people = (employees ?? []).map(personReader(asked));
  const company = people.map(({ values }) => values["root.companyId"]).find((id) => id !== undefined);
  if (company === undefined) throw showsNobody();
  const fields = await listFields(client, {});
  const findings = Object.entries(needed).map(([id, without]): Finding => {
    const category = categoryOf(fields.find((field) => field.id === id) ?? { id, name: id });
    const finding = { ability: "people.read", permission: `view ${category}` };
    if (people.some(({ values }) => values[id] !== undefined)) return { ...finding, ok: true };
    const remedy = `Let the service user's permission group view ${category} (${id}) of everybody; without it ${without}.`;
    return { ...finding, ok: false, remedy };
  });
  return { account: String(company), findings };
};

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
