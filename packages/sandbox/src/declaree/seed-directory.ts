import type { SandboxPerson } from "../people/sandbox-person.ts";
import { type DeclareeDirectory, declareeId } from "./declaree-directory.ts";
import { enterGroup, enterUser } from "./directory-acts.ts";

/** A group that is there from the beginning. */
export interface SeededGroup {
  readonly name: string;
  /** Ids of invented people who are seeded too. */
  readonly memberIds?: readonly string[];
}

/** Those of invented people who can have a user: whoever has a work email. */
const seedable = (people: readonly SandboxPerson[]): readonly SandboxPerson[] =>
  people.filter(({ workEmail }) => workEmail !== null);

/** The user's id of each invented person who is seeded; the account itself comes first. */
export function seededIds(people: readonly SandboxPerson[]): ReadonlyMap<string, string> {
  return new Map(seedable(people).map(({ id }, place) => [id, declareeId(place + 2)]));
}

/** Fills an empty directory: the account that provisions, then people, then groups. Rejects for members who are not seeded. */
export async function seedDirectory(
  directory: DeclareeDirectory,
  people: readonly SandboxPerson[],
  groups: readonly SeededGroup[],
): Promise<void> {
  const { account } = directory;
  await enterUser(directory, { userName: account.userName, givenName: "Provisioning", familyName: "Account" });
  for (const { firstName, lastName, workEmail, stage } of seedable(people)) {
    const names = { userName: workEmail ?? "", givenName: firstName, familyName: lastName };
    await enterUser(directory, { ...names, active: stage !== "leaver" });
  }
  const ids = seededIds(people);
  for (const { name, memberIds = [] } of groups)
    await enterGroup(
      directory,
      name,
      memberIds.map((id) => ids.get(id) ?? `nobody/${id}`),
    );
}
