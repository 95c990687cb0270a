create table "received" ("sync" text collate "C" not null, "key" text collate "C" not null, "at" text collate "C" not null, "resource" text not null, "subject" text collate "C", constraint "received_key" primary key ("sync", "key")) ;
create index "received_in_order" on "received" ("sync", "at", "resource", "subject");
