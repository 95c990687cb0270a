import { ScimError } from "../index.ts";

/** The ScimError that something throws; anything else that it throws, or nothing, fails the test. */
export function caught(act: () => unknown): ScimError {
  try {
    act();
  } catch (error) {
    if (ScimError.isInstance(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
