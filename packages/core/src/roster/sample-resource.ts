import type { AnyResource } from "../adapter/any-adapter.ts";
import { skipLimit } from "../adapter/paging.ts";
import { single } from "../adapter/readers.ts";
import { attributes } from "../shape/index.ts";
import type { Sink } from "./sink.ts";

/** A record of the made-up vendor that tests read from. */
export interface SampleUser {
  readonly id: string;
  readonly email?: string | null;
  readonly title?: string | null;
  readonly left?: boolean;
}

const { email, text } = attributes<SampleUser>();

/** Their attributes. */
const sampleAttributes = {
  email: email((user) => user.email, { expected: true, unique: true, compare: "identifier" }),
  title: text((user) => user.title),
} as const;

/** So many of them: `u1`, `u2`, … */
export const sampleUsers = (count: number, from = 1): SampleUser[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `u${from + index}`,
    email: `user${from + index}@example.com`,
    title: null,
  }));

/** A resource that pages over users by offset, five at a time, and says its total. */
export const sampleResource = (users: readonly SampleUser[], members: Partial<AnyResource> = {}): AnyResource => ({
  attributes: sampleAttributes,
  id: (user: SampleUser) => user.id,
  read: single({
    page: skipLimit(5, async ({ skip, limit }) => ({ items: users.slice(skip, skip + limit), total: users.length })),
  }),
  ...members,
});

/** Keeps what it is given. */
export const collector = (): Sink<SampleUser> & { readonly rows: Map<string, SampleUser> } => {
  const rows = new Map<string, SampleUser>();
  return { rows, add: (id, row) => void rows.set(id, row) };
};
