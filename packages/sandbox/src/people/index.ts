export { castStoryline, type Storyline } from "./cast-storyline.ts";
export { createPeople, type PeopleOptions } from "./create-people.ts";
export type { Address, Employment, Job, SandboxPerson, Stage } from "./sandbox-person.ts";
