import type { Reader } from "../adapter/reader.ts";
import type { Sink } from "./sink.ts";

/** A sink that notes the marks of the rows on their way. */
export const markingSink = ({ mark }: Reader<unknown>, sink: Sink<never>, marks: Set<string>): Sink<never> =>
  mark
    ? {
        add: (id, row) => {
          const found = mark(row);
          if (found !== undefined) marks.add(found);
          sink.add(id, row);
        },
        ...(sink.ids && { ids: sink.ids }),
      }
    : sink;

/** What speaks against a read that lacks a mark of earlier ones. `undefined`: nothing. */
export const proveMarks = (known: Iterable<string>, marks: ReadonlySet<string>): string | undefined => {
  const lost = [...known].filter((mark) => !marks.has(mark));
  if (lost.length === 0) return undefined;
  return `nobody is ${lost.join(" or ")} any more, which looks like a permission that was narrowed`;
};
