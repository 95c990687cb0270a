const noLimit = { count: 10_000, share: 1 };

/** Nobody approves anything in a story, so nothing may wait for that. */
export const nothingWaits = {
  create: noLimit,
  remove: noLimit,
  reactivate: noLimit,
  update: noLimit,
  attribute: noLimit,
  "login change": noLimit,
  "cleared value": noLimit,
};
