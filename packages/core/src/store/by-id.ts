/** A JSON object by id. Looked up by its entries alone: an id may be any text, also the name of something that every object has. */
export type ById<T> = { readonly [id: string]: T };
