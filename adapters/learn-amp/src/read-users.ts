import {
  type Evidence,
  type List,
  oncePerReading,
  pageNumber,
  type Reader,
  type Reading,
  UnexpectedResponseError,
  united,
} from "@rosterkit/core/adapter";
import type { LearnAmpApi } from "./learn-amp-api.ts";
import type { LearnAmpUser } from "./learn-amp-user.ts";
import { keepUser } from "./user-attributes.ts";
import { userState } from "./user-state.ts";

/** Filters of a list of users. */
export type UserFilters = Readonly<Record<`filters[${string}`, string | readonly string[]>>;

/** Those whom the vendor calls deactivated, whatever the plain list shows. */
export const deactivatedOnly: UserFilters = { "filters[status][]": ["deactivated"] };

/**
 * Everybody: the plain list, and then those deactivated whom it left out, since nobody says whether it shows them. What proves it complete: the totals of
 * both lists, and that those who are found when deactivated users are asked for read as deactivated, too.
 */
export function readUsers(api: LearnAmpApi): Reader<LearnAmpUser> {
  const misreadIn = oncePerReading(async () => new Set<string>());
  const deactivated: List<LearnAmpUser>["page"] = async (cursor, reading) => {
    const page = await usersPage(api, deactivatedOnly)(cursor, reading);
    const misread = await misreadIn(reading);
    for (const user of page.items) if (userState(user) !== "inactive") misread.add(user.id);
    return page;
  };
  const witness = async ({ reading, totals }: Evidence): Promise<string | undefined> => {
    if (totals.users?.at(-1) === 0) return "Learn Amp shows nobody, not even the account's Owner";
    const { size } = await misreadIn(reading);
    if (size > 0)
      return `${size} people whom Learn Amp finds among those deactivated have a status that does not say so`;
    return undefined;
  };
  const lists = { users: { page: usersPage(api, {}) }, deactivated: { page: deactivated } };
  return united(lists, { witness, mayRepeat: ["deactivated"] });
}

const pageSize = 100;

/** One page of users in full, kept as little of as is needed. */
export const usersPage = ({ client, seen }: LearnAmpApi, filters: UserFilters) =>
  pageNumber<LearnAmpUser>(pageSize, async ({ page, size }, { signal }: Pick<Reading, "signal">) => {
    const query = { page, perPage: size, expanded: true, ...filters };
    const { data, headers } = await client.withHeaders.get("/users", { params: { query }, signal });
    const items = data.users?.map(keepUser);
    seen.customFields ||= items?.some(({ custom }) => custom !== undefined);
    return { items, ...toldOf(headers) };
  });

/** What the headers of a list tell. Rejects where they do not agree: nothing else proves that a list is whole. */
export function toldOf(headers: Headers): { readonly total: number; readonly pages: number } {
  const [total, size, pages] = ["total", "per-page", "total-pages"].map((name) => numberIn(headers.get(name)));
  if (total === undefined || pages === undefined) throw notAsTold();
  if (size !== undefined && size > 0 && pages !== Math.ceil(total / size) && total > 0) throw notAsTold();
  return { total, pages };
}

const numberIn = (text: string | null): number | undefined => (text && /^\d+$/.test(text) ? Number(text) : undefined);

const notAsTold = (): UnexpectedResponseError =>
  new UnexpectedResponseError("Learn Amp answered a list whose headers do not say how long it is, or not rightly", {
    adapter: "learn-amp",
  });
