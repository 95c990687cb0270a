/** The query for everybody on one page. */
export const wholeList = {
  filter: undefined,
  sort: undefined,
  projection: { attributes: [], excludedAttributes: [] },
  page: { by: "index", startIndex: 1, count: Number.MAX_SAFE_INTEGER },
} as const;
