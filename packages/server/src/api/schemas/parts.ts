import { z } from "@hono/zod-openapi";

/** Items that are handed out and not changed any more. */
export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** An id or a name, as long as anybody's is. */
export const name = z.string().min(1).max(500);

/** ISO, with a zone. */
export const instant = z.iso.datetime({ offset: true });

const mostItems = 500;
const usualItems = 100;

/** How many items a page may have. */
export const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(mostItems)
  .default(usualItems)
  .openapi({ description: "How many items the page has at most" });

/** Where a page goes on that counts down or up by numbers. */
export const place = z.coerce.number().int().min(0).max(2_147_483_647).openapi({ type: "integer" });

/** Nothing but an object: every call that does something is JSON. */
export const nothing = z.strictObject({});

/** What is answered where a call comes to nothing: RFC 9457, with a code for programs and what to do next. */
export const problemSchema = z
  .object({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    remedy: z.string().optional(),
    problems: list(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi("Problem");
