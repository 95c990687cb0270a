/**
 * What a token may do. "no admin role": lists of users answer 200 with nothing in them and all else but `me` is
 * forbidden, which was observed of live orgs. "read only": writes answer 403 E0000006.
 */
export type TokenAccess = "full" | "read only" | "no admin role";
