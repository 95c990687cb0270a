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

/** Ids that a read has shown so far: in the plain list, and in that of those deactivated; of the latter, those whose status does not read so. */
interface Seen {
  readonly listed: Set<string>;
  readonly deactivated: Set<string>;
  readonly misread: Set<string>;
}

/** Filters of a list of users. */
export type UserFilters = Readonly<Record<`filters[${string}`, string | readonly string[]>>;

/** Those whom the vendor calls deactivated, whatever the plain list shows. */
export const deactivatedOnly: UserFilters = { "filters[status][]": ["deactivated"] };

/**
 * Everybody: the plain list, and then those deactivated whom it left out, since nobody says whether it shows them. What proves it complete: the totals of
 * both lists, and that those who are found when deactivated users are asked for read as deactivated, too.
 */
export function readUsers(api: LearnAmpApi): Reader<LearnAmpUser> {
  const seenIn = oncePerReading(
    async (): Promise<Seen> => ({ listed: new Set(), deactivated: new Set(), misread: new Set() }),
  );
  const listed: List<LearnAmpUser>["page"] = async (cursor, reading) => {
    const page = await usersPage(api, {})(cursor, reading);
    const seen = await seenIn(reading);
    for (const { id } of page.items) seen.listed.add(id);
    return page;
  };
  const deactivated: List<LearnAmpUser>["page"] = async (cursor, reading) => {
    const { items, next, total } = await usersPage(api, deactivatedOnly)(cursor, reading);
    const seen = await seenIn(reading);
    for (const user of items) {
      seen.deactivated.add(user.id);
      if (userState(user) !== "inactive") seen.misread.add(user.id);
    }
    if (next === undefined && seen.deactivated.size !== total) throw notAsTold();
    return { items: items.filter(({ id }) => !seen.listed.has(id)), ...(next !== undefined && { next }) };
  };
  const witness = async ({ reading }: Evidence): Promise<string | undefined> => {
    const { listed, misread } = await seenIn(reading);
    if (listed.size === 0) return "Learn Amp shows nobody, not even the account's Owner";
    if (misread.size === 0) return undefined;
    return `${misread.size} people whom Learn Amp finds among those deactivated have a status that does not say so`;
  };
  return united({ users: { page: listed }, deactivated: { page: deactivated } }, { witness });
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
