import { isActive, type LearnAmpCompany, type StoredUser, teamIdsOf } from "./learn-amp-company.ts";
import { isSameEmail } from "./read-user-fields.ts";

/** Whether a filter's values let somebody through. */
type Test = (user: StoredUser, values: readonly string[], company: LearnAmpCompany) => boolean;

const has = (text: string, part = ""): boolean => text.toLowerCase().includes(part.toLowerCase());

const tests: Readonly<Record<string, Test>> = {
  email: ({ email }, [given = ""], { switches }) => {
    if (switches.emailFilter === "substring") return has(email, given);
    return switches.emailFilter === "exact" ? isSameEmail(email, given) : email === given;
  },
  integration_external_id: ({ integrationExternalId }, [given]) => integrationExternalId === given,
  first_name: ({ firstName }, [given]) => has(firstName, given),
  last_name: ({ lastName }, [given]) => has(lastName, given),
  role: ({ role }, [given]) => role === given,
  no_team: (user, [given]) => given !== "true" || teamIdsOf(user).length === 0,
  team_ids: (user, given) => given.flatMap((ids) => ids.split(",")).some((id) => teamIdsOf(user).includes(Number(id))),
  status: (user, given) => given.includes(statusOf(user)),
};

/** The filter value that somebody's status answers to. */
function statusOf(user: StoredUser): string {
  return isActive(user) ? user.status : "deactivated";
}

/** Those whom the filters of a query let through, in order of their ids. Filters that there are none of are ignored. */
export function selectUsers(company: LearnAmpCompany, query: URLSearchParams): readonly StoredUser[] {
  const asked = [...new Set(query.keys())].flatMap((key) => {
    const [, name = "", side] = /^filters\[(\w+)\](?:\[(from|to)?\])?$/.exec(key) ?? [];
    const test = tests[name] ?? (side && rangeTest(name, side));
    return test ? [{ name, test, values: query.getAll(key) }] : [];
  });
  const isByStatus = asked.some(({ name }) => name === "status");
  return [...company.users.values()].filter((user) => {
    if (!isByStatus && !company.switches.listsDeactivated && !isActive(user)) return false;
    return asked.every(({ test, values }) => test(user, values, company));
  });
}

const ranges = { created_at: "createdAt", updated_at: "updatedAt", deactivated_at: "deactivatedAt" } as const;

function rangeTest(name: string, side: string): Test | undefined {
  const field = ranges[name as keyof typeof ranges];
  return (
    field &&
    ((user, [day = ""]) => {
      const at = user[field]?.slice(0, 10);
      return at !== undefined && (side === "from" ? at >= day : at <= day);
    })
  );
}
