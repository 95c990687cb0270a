import type { components } from "./api.gen.ts";
import type { LearnAmpCompany, StoredUser } from "./learn-amp-company.ts";
import { shortUser } from "./short-user.ts";
import { shortTeam } from "./team-view.ts";

type User = components["schemas"]["User"];

/** Where a user is shown. */
export type UserViewPlace = "list" | "expanded list" | "user";

/** A user in full, as a place shows them. */
export function userView(company: LearnAmpCompany, user: StoredUser, place: UserViewPlace): User {
  const short = shortUser(company, user);
  if (place === "list") return short;
  const { teams, users, switches } = company;
  const primary = teams.get(user.primaryTeamId ?? 0);
  const ofTeam = switches.managerWithoutOverride === "null" ? null : (primary?.managerId ?? null);
  const manager = users.get(user.managerId ?? ofTeam ?? 0);
  return {
    ...short,
    avatar: `https://acme.learnamp.example/avatars/${user.id}.png`,
    manager: manager ? shortUser(company, manager) : null,
    location: user.location,
    department: user.department,
    primaryTeam: primary ? shortTeam(company, primary) : null,
    secondaryTeams: user.secondaryTeamIds.flatMap((id) => {
      const team = teams.get(id);
      return team ? [shortTeam(company, team)] : [];
    }),
    occupationRole: null,
    ...customFieldsOf(company, user, place),
  };
}

function customFieldsOf(
  { customFields, switches }: LearnAmpCompany,
  user: StoredUser,
  place: UserViewPlace,
): Pick<User, "customFields"> {
  const { customFieldsShown } = switches;
  const isShown = customFieldsShown === "everywhere" || customFieldsShown === place;
  if (customFields === null || !isShown) return {};
  const values = customFields.map(({ name }) => ({ name, value: user.customFields[name] ?? null }));
  if (switches.customFields === "list of name and value") return { customFields: values };
  return { customFields: Object.fromEntries(values.map(({ name, value }) => [name, value])) };
}
