import { type Attributes, SpanStatusCode, trace } from "@opentelemetry/api";
import { troubleOf } from "../runner/trouble-of.ts";

/** What a span tells once its work is done. */
export interface SpanEnd {
  readonly attributes: Attributes;
  /** Absent: it went well. */
  readonly failedWith?: string;
}

/**
 * Does work in a span of its own, below the one that is active; what it calls is below this one. Without an OpenTelemetry SDK in the process
 * it is the work alone. `end`: what the result tells; no person is named.
 */
export const inSpan = <Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
  end: (result: Result) => SpanEnd,
): Promise<Result> =>
  trace.getTracer("@rosterkit/server").startActiveSpan(name, { attributes }, async (span) => {
    try {
      const result = await work();
      const { attributes: told, failedWith } = end(result);
      span.setAttributes(told);
      if (failedWith !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failedWith });
      return result;
    } catch (error) {
      const { code, message } = troubleOf(error);
      span.setAttribute("error.type", code).setStatus({ code: SpanStatusCode.ERROR, message });
      throw error;
    } finally {
      span.end();
    }
  });
