import type { AnyConnection, AnyResource } from "../adapter/any-adapter.ts";

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
