/** What is done with attributes that the schemas do not have: leave them out, as RFC 7644 §3.3 allows, or refuse the request. */
export type UnknownAttributes = "ignore" | "refuse";
