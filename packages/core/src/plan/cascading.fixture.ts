import type { AnyConnection, AnyResource } from "../adapter/any-adapter.ts";
import type { Account, DirectoryState } from "./directory.fixture.ts";

/** Whom a vendor with cascades points references to when it takes somebody away from them. */
export const owner: Account = { id: "owner", login: "owner@example.com", last: "Owner", state: "active" };

/** The same people with other facts about an attribute. */
const withFacts = (people: AnyResource, name: string, facts: object): AnyResource => ({
  ...people,
  attributes: { ...people.attributes, [name]: { ...people.attributes[name], ...facts } } as never,
});

/** A directory that nobody can be a manager in who is not in, and where nobody knows how to clear one. */
export const withManagersIn = (connection: AnyConnection): AnyConnection => ({
  ...connection,
  people: withFacts(connection.people, "managerId", { activeOnly: true, clearedByHand: true }),
});

/**
 * A directory that moves the reports of whoever is put out to its owner, and empties their department, title and team. Only who is in may be
 * a manager.
 */
export const withCascades = (connection: AnyConnection, { accounts }: DirectoryState): AnyConnection => {
  const { people } = withManagersIn(connection);
  const inactive = people.become?.inactive;
  if (!inactive) throw new Error("The directory cannot put anybody out");
  return {
    ...connection,
    people: {
      ...people,
      cascades: { inactive: { people: ["managerId"], groups: ["managerId"], own: ["department", "title", "team"] } },
      become: {
        ...people.become,
        inactive: async (...args) => {
          await inactive(...args);
          const [id] = args;
          for (const account of accounts.values()) if (account.managerId === id) account.managerId = owner.id;
          Object.assign(accounts.get(id) ?? {}, { department: null, title: null, team: null });
        },
      },
    },
  };
};
