-- A number that grows with each change of what is published, so that a copy of an answer can be told from a stale one without reading it.
create table publications (version bigint not null);
insert into publications values (1);
