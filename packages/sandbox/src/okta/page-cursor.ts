import { OktaError } from "./okta-error.ts";

/** Where a page begins. */
export interface PageStart {
  /** Position in the table, or in the sorted result. */
  readonly position: number;
  /** 1 for the first page; counts empty ones too. */
  readonly page: number;
}

/** An opaque text that says where the next page begins. */
function writeCursor(start: PageStart): string {
  return `200u${btoa(`${start.position}:${start.page}`).replaceAll("=", "")}`;
}

/** Reads the `after` parameter; absent is the beginning. Throws E0000029 for what was not made by `writeCursor`. */
export function readCursor(after: string | null): PageStart {
  if (after === null || after === "") return { position: 0, page: 1 };
  const [position, page] = decode(after).split(":").map(Number);
  const valid = Number.isSafeInteger(position) && Number.isSafeInteger(page);
  if (!valid || position === undefined || page === undefined || position < 0) throw new OktaError("E0000029");
  return { position, page };
}

/** The values of the `link` headers of a page: itself, and the next one if there is one, which `forgets` what it names. */
export function pageLinks(
  url: URL,
  origin: string,
  next: PageStart | undefined,
  forgets: readonly string[] = [],
): readonly string[] {
  const self = `<${origin}${url.pathname}${url.search}>; rel="self"`;
  if (next === undefined) return [self];
  const query = new URLSearchParams(url.search);
  for (const name of ["after", ...forgets]) query.delete(name);
  query.set("after", writeCursor(next));
  return [self, `<${origin}${url.pathname}?${query}>; rel="next"`];
}

function decode(after: string): string {
  if (!/^200u[A-Za-z0-9+/]+$/.test(after)) throw new OktaError("E0000029");
  try {
    return atob(after.slice(4));
  } catch {
    throw new OktaError("E0000029");
  }
}
