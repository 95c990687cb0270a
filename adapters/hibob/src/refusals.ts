/** What to do when the service user is not known. */
export const wrongCredentials = {
  remedy: "Copy the service user's id and token again, all of both. Repeated wrong ones get the caller blocked.",
} as const;

/** What to do when the service user may not see people. */
export const notPermitted = {
  permission: "a permission group",
  remedy:
    "Put the service user into a permission group that may view basic info, work and lifecycle of people by condition, with every lifecycle status.",
} as const;
