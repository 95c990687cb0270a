/** Where the API is, on whatever host. */
export const apiPath = "/api/v1";
