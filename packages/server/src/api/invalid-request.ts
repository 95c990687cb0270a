import type { z } from "zod";
import { ProblemError } from "./problem-error.ts";

/** What is wrong with which part of a request. What was sent is not repeated. */
export const invalidRequest = ({ issues }: z.ZodError): ProblemError =>
  new ProblemError({
    status: 400,
    code: "invalid-request",
    message: "The request is not as it is described",
    remedy: "Compare it with /api/v1/openapi.json.",
    problems: issues.map(({ path, code, message }) => ({
      path: path.join("."),
      message: code === "unrecognized_keys" ? "has members that are not known" : message,
    })),
  });
