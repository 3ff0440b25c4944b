import type pg from 'pg'

type Column = { table: string; column: string; type: string; isNullable: boolean; hasDefault: boolean; always: boolean }

const TYPES: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  name: 'string',
  tsvector: 'string',
  integer: 'number',
  smallint: 'number',
  real: 'number',
  'double precision': 'number',
  bigint: 'string',
  boolean: 'boolean',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
  jsonb: 'Json',
  json: 'Json',
  'uuid[]': 'string[]',
  'text[]': 'string[]',
  'integer[]': 'number[]',
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const COLUMNS = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull as "isNullable", a.atthasdef as "hasDefault", a.attidentity = 'a' as always
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    and c.relname <> 'migration'
  order by c.relname, a.attnum`

/** The TypeScript types of every table, as Kysely wants them. */
export async function describeTypes(client: pg.Client): Promise<string> {
  const { rows } = await client.query<Column>(COLUMNS)
  const tables = Map.groupBy(rows, (row) => row.table)
  const body = [...tables].map(([table, columns]) => {
    const fields = columns.map(({ column, type, isNullable, hasDefault, always }) => {
      const known = TYPES[type]
      if (!known) throw new Error(`${table}.${column}: no TypeScript type is written down for ${type}`)
      const value = isNullable ? `${known} | null` : known
      if (known === 'Json' && hasDefault) return `    ${camel(column)}: JsonWithDefault\n`
      const field = always ? `GeneratedAlways<${value}>` : hasDefault ? `Generated<${value}>` : value
      return `    ${camel(column)}: ${field}\n`
    })
    return `  ${camel(table)}: {\n${fields.join('')}  }\n`
  })
  return `// Made from migrations/ by \`npm run schema\`; not written by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** A jsonb column: its reader parses it with the shape it expects; its writer hands over a text or a value. */
export type Json = ColumnType<unknown, object | string, object | string>
export type JsonWithDefault = ColumnType<unknown, object | string | undefined, object | string>

export type Tables = {
${body.join('')}}
`
}

const PARTS = `
  select 'comment' as part, '' as name, '' as line where false
  union all
  select '1 table ' || c.relname, lpad(a.attnum::text, 3, '0'), '  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when a.attnotnull then ' not null' else '' end
    || case when a.attidentity = 'a' then ' generated always as identity' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
    || coalesce(' -- ' || col_description(c.oid, a.attnum), '')
  from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'migration'
  union all
  select '1 table ' || c.relname, '000', '-- ' || obj_description(c.oid)
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and obj_description(c.oid) is not null
  union all
  select '1 table ' || t.relname, '9' || case k.contype when 'p' then '1' when 'u' then '2' when 'f' then '3' else '4' end || k.conname,
    '  ' || pg_get_constraintdef(k.oid)
  from pg_constraint k join pg_class t on t.oid = k.conrelid
  where t.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c') and t.relname <> 'migration'
  union all
  select '2 indexes', i.indexname, i.indexdef from pg_indexes i
  where i.schemaname = 'public' and i.tablename <> 'migration' and not exists (
    select from pg_constraint k where k.conname = i.indexname and k.contype in ('p', 'u'))
  union all
  select '3 policies', p.tablename || '.' || p.policyname,
    format('%s on %s for %s using (%s) with check (%s)', p.policyname, p.tablename, lower(p.cmd), p.qual, p.with_check)
  from pg_policies p where p.schemaname = 'public'
  union all
  select '4 functions', f.proname, pg_get_functiondef(f.oid) from pg_proc f
  where f.pronamespace = 'public'::regnamespace
  union all
  select '5 triggers', t.tgrelid::regclass || '.' || t.tgname, pg_get_triggerdef(t.oid) from pg_trigger t
  join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
  union all
  select '6 grants', g.table_name, format('%s: %s', g.table_name, string_agg(lower(g.privilege_type), ', ' order by g.privilege_type))
  from information_schema.role_table_grants g where g.grantee = 'bihuan_app' and g.table_schema = 'public' group by g.table_name
  order by 1, 2`

/** What the migrations make, in an order that never changes, so that a change of schema is read as a diff. */
export async function describeSchema(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ part: string; line: string }>(PARTS)
  const parts = Map.groupBy(rows, (row) => row.part)
  const text = [...parts].map(([part, lines]) => `${part.slice(2)}\n${lines.map((row) => row.line).join('\n')}\n`)
  return `-- Made from migrations/ by \`npm run schema\`, to be read as a diff; never executed.\n\n${text.join('\n')}`
}
