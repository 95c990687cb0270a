/** Answers a request, as stand-ins do. */
export type Handle = (request: Request) => Promise<Response>;

/** Lets Humaans give no more than so many rows a page, so that a few people make many pages. */
export const withPagesOf =
  (size: number, handle: Handle): Handle =>
  (request) => {
    const url = new URL(request.url);
    if (Number(url.searchParams.get("$limit")) <= size) return handle(request);
    url.searchParams.set("$limit", String(size));
    return handle(new Request(url, request));
  };
