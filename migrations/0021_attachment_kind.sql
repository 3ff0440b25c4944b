-- Lists tell what came with each voice: asked of the file itself, that was the wall twice over and half of a list's time.
alter table attachment add column kind text check (kind in ('image', 'audio', 'document'));
update attachment a set kind = f.kind from file f where f.id = a.file_id;
alter table attachment alter column kind set not null;
comment on column attachment.kind is 'As its file''s, which never changes.';
