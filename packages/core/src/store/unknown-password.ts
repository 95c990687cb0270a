import type { Outcome } from "./journal.ts";

/** The code of an outcome that says: the answer was lost, and a password may have been set or not. */
export const unknownPasswordCode = "password unknown";

/** Whether an outcome says so. It counts as a password that was set. */
export const isUnknownPassword = ({ error }: Pick<Outcome, "error">): boolean => error?.code === unknownPasswordCode;
