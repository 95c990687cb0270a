create index "links_hashes" on "links" ("sync", "resource", "source", "hash", "version");
