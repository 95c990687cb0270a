create table "received" ("sync" text not null, "key" text not null, "at" text not null, "resource" text not null, "subject" text, constraint "received_key" primary key ("sync", "key")) without rowid;
create index "received_in_order" on "received" ("sync", "at", "resource", "subject");
