/** Who was last told to have which app, by `app/user`: directly or through a group. */
export type ToldAppUsers = Map<string, "USER" | "GROUP">;
