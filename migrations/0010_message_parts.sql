-- A long text goes out in parts, and each part has a receipt of its own: delivered is what is delivered whole.
alter table message add column part_ids text[] not null default '{}';
alter table message add column delivered_parts text[] not null default '{}';
comment on column message.part_ids is 'The network''s ids of the parts a text was cut into, in their order.';
create index message_parts on message using gin (part_ids) where state = 'sent';
