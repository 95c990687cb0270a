import { UnexpectedResponseError } from "../errors/index.ts";
import { parseLinkHeader } from "../http/parse-link-header.ts";
import type { List, Page, Reading } from "./reader.ts";

/** What a request answers for one page. `total`, where the vendor says it, proves that nothing was left out. */
export interface Batch<Item> {
  readonly items: readonly Item[];
  readonly total?: number | undefined;
}

/** Which part of a list is asked for: `skip` items from its beginning (0 first), `limit` items at most. */
export interface Range {
  readonly skip: number;
  readonly limit: number;
}

/** Pages by offset. Ends at the total; without one, at the first page that is not full. */
export const skipLimit =
  <Item>(limit: number, request: (range: Range, reading: Reading) => Promise<Batch<Item>>): List<Item>["page"] =>
  async (cursor, reading) => {
    const skip = Number(cursor ?? 0);
    const { items, total } = asList(await request({ skip, limit }, reading));
    const read = skip + items.length;
    const isMore = items.length > 0 && (total === undefined ? items.length >= limit : read < total);
    return pageOf(items, isMore ? String(read) : undefined, total);
  };

/** Pages by number, from `first` (1 if absent). Ends at the last page the vendor names, else at the total, else at the first page that is not full. */
export const pageNumber =
  <Item>(
    size: number,
    request: (
      page: { readonly page: number; readonly size: number },
      reading: Reading,
    ) => Promise<Batch<Item> & { readonly pages?: number | undefined }>,
    first = 1,
  ): List<Item>["page"] =>
  async (cursor, reading) => {
    const page = Number(cursor ?? first);
    const { items, pages, total } = asList(await request({ page, size }, reading));
    const read = page - first + 1;
    const last = pages ?? (total === undefined ? undefined : Math.ceil(total / size));
    const isMore = last === undefined ? items.length >= size : read < last;
    return pageOf(items, isMore ? String(page + 1) : undefined, total);
  };

/** Pages by a cursor that the vendor hands out. An empty or null cursor is the end. */
export const cursor =
  <Item>(
    request: (
      cursor: string | undefined,
      reading: Reading,
    ) => Promise<Batch<Item> & { readonly next?: string | null | undefined }>,
  ): List<Item>["page"] =>
  async (from, reading) => {
    const { items, next, total } = asList(await request(from, reading));
    return pageOf(items, next || undefined, total);
  };

/** Pages by the `next` relation of a `Link` header. The request is given its address as it stands there, nothing for the first page. */
export const linkHeader = <Item>(
  request: (
    address: string | undefined,
    reading: Reading,
  ) => Promise<Batch<Item> & { readonly link?: string | null | undefined }>,
): List<Item>["page"] =>
  cursor(async (address, reading) => {
    const { link, ...batch } = asList(await request(address, reading));
    return { ...batch, next: parseLinkHeader(link).next };
  });

/** The whole list in one answer. Complete when the answer could be parsed to its end. */
export const whole =
  <Item>(request: (reading: Reading) => Promise<readonly Item[]>): List<Item>["page"] =>
  async (_, reading) => ({ items: await request(reading) });

/** Answers are typed by a contract, which a proxy does not keep: what holds no list is no page, and no fault of the program. */
const asList = <Answer extends Batch<unknown>>(answer: Answer): Answer => {
  if (Array.isArray(answer?.items)) return answer;
  throw new UnexpectedResponseError("A page came without a list of items");
};

const pageOf = <Item>(items: readonly Item[], next: string | undefined, total: number | undefined): Page<Item> => ({
  items,
  ...(next !== undefined && { next }),
  ...(total !== undefined && { total }),
});
