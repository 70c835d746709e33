// What PostgreSQL's catalogues say about our schemas, as statements in an order that depends on names alone.
import type pg from 'pg'

export type Table = {
  name: string
  /** Of a view; null for a table, which is its columns and constraints. */
  definition: string | null
  columns: string[]
  constraints: string[]
  partition: string
  comments: string[]
  indexes: string[]
  security: string[]
  policies: string[]
  triggers: string[]
  grants: string[]
}

export type Schema = { name: string; grants: string[]; types: string[]; functions: string[]; tables: Table[] }

/** The job queue makes its own schema and public holds the extensions: neither is ours to review. */
const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'graphile_worker')`

type Line = { owner: string; line: string }

async function lines(client: pg.Client, text: string): Promise<Map<string, string[]>> {
  const { rows } = await client.query<Line>(text)
  const found = new Map<string, string[]>()
  for (const { owner, line } of rows) found.set(owner, [...(found.get(owner) ?? []), line])
  return found
}

export async function readCatalogue(client: pg.Client): Promise<Schema[]> {
  // One catalogue at one instant, and names always with their schema.
  await client.query('begin transaction isolation level repeatable read')
  await client.query(`set local search_path = ''`)
  const { rows: schemas } = await client.query<{ name: string }>(
    // Schemas in the order in which the migrations make them: the order of the modules.
    `select n.nspname as name from pg_catalog.pg_namespace n where ${OURS} order by n.oid`,
  )
  const grants = await lines(client, SCHEMA_GRANTS)
  const types = await lines(client, TYPES)
  const functions = await lines(client, FUNCTIONS)
  const tables = await readTables(client)
  await client.query('rollback')
  return schemas.map(({ name }) => ({
    name,
    grants: grants.get(name) ?? [],
    types: types.get(name) ?? [],
    functions: functions.get(name) ?? [],
    tables: tables.filter((table) => table.name.startsWith(`${name}.`)),
  }))
}

async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; definition: string | null; partition: string }>(TABLES)
  const columns = await lines(client, COLUMNS)
  const constraints = await lines(client, CONSTRAINTS)
  const comments = await lines(client, COMMENTS)
  const indexes = await lines(client, INDEXES)
  const security = await lines(client, SECURITY)
  const policies = await lines(client, POLICIES)
  const triggers = await lines(client, TRIGGERS)
  const grants = await lines(client, TABLE_GRANTS)
  return rows.map(({ name, definition, partition }) => {
    const of = (found: Map<string, string[]>) => found.get(name) ?? []
    return {
      name,
      definition,
      partition,
      columns: of(columns),
      constraints: of(constraints),
      comments: of(comments),
      indexes: of(indexes),
      security: of(security),
      policies: of(policies),
      triggers: of(triggers),
      grants: of(grants),
    }
  })
}

/** pg_get_constraintdef and its like shout; words in quotes, bodies of functions and comments keep their case. */
export function lowerKeywords(sql: string): string {
  const kept = /(\$[a-z_]*\$[\s\S]*?\$[a-z_]*\$|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*)/g
  return sql
    .split(kept)
    .map((part, index) => (index % 2 === 1 ? part : part.toLowerCase()))
    .join('')
}

const NAME = `n.nspname || '.' || c.relname`
const FROM_TABLES = `from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace`
const NOT_OF_EXTENSION = (catalogue: string, oid: string) =>
  `not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`

/**
 * "grant select, insert on … to sportello_app;": one line for whoever has the same rights. The owner's own are understood.
 * A table has seven rights; since PostgreSQL 17 "maintain" is an eighth, which must not make the dump differ by version.
 */
const grantLines = (acl: string, on: string) => `
  select string_agg(format('grant %s on ${on} to %s;', rights, roles), e'\\n' order by roles) from (
    select rights, string_agg(role, ', ' order by role) as roles from (
      select coalesce(g.rolname, 'public') as role,
        case when count(*) filter (where a.privilege_type <> 'MAINTAIN') = 7 then 'all'
          else string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) end as rights
      from pg_catalog.aclexplode(${acl}) a left join pg_catalog.pg_roles g on g.oid = a.grantee
      where a.grantee is distinct from a.grantor group by 1
    ) by_role group by rights
  ) by_right`

const SCHEMA_GRANTS = `
  select n.nspname as owner, (${grantLines('n.nspacl', `schema ' || n.nspname || '`)}) as line
  from pg_catalog.pg_namespace n where ${OURS} and n.nspacl is not null order by 1`

const TYPES = `
  select n.nspname as owner, case t.typtype
    when 'e' then format('create type %s.%s as enum (%s);', n.nspname, t.typname,
      (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = t.oid))
    when 'd' then format('create domain %s.%s as %s%s%s;', n.nspname, t.typname, pg_catalog.format_type(t.typbasetype, t.typtypmod),
      case when t.typnotnull then ' not null' else '' end,
      (select coalesce(string_agg(format(' constraint %s %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)), '' order by k.conname), '')
       from pg_catalog.pg_constraint k where k.contypid = t.oid and k.contype = 'c'))
    else format('create type %s.%s as (%s);', n.nspname, t.typname,
      (select string_agg(a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
       from pg_catalog.pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)) end as line
  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
  left join pg_catalog.pg_class c on c.oid = t.typrelid
  where ${OURS} and (t.typtype in ('e', 'd') or (t.typtype = 'c' and c.relkind = 'c')) and ${NOT_OF_EXTENSION('pg_type', 't.oid')}
  order by n.nspname, t.typname`

const FUNCTIONS = `
  select n.nspname as owner, concat_ws(e'\\n', replace(rtrim(pg_catalog.pg_get_functiondef(p.oid), e' \\n'), 'CREATE OR REPLACE ', 'CREATE ') || ';',
    (${grantLines("coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))", `function ' || p.oid::regprocedure || '`)})) as line
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  where ${OURS} and p.prokind in ('f', 'p') and ${NOT_OF_EXTENSION('pg_proc', 'p.oid')}
  order by n.nspname, p.proname, p.oid::regprocedure::text`

const TABLES = `
  select ${NAME} as name,
    case c.relkind
      when 'v' then format('create view %s%s as%s%s', ${NAME},
        case when c.reloptions is null then '' else format(' with (%s)', array_to_string(c.reloptions, ', ')) end,
        e'\\n', pg_catalog.pg_get_viewdef(c.oid, true))
      when 'm' then format('create materialized view %s as%s%s', ${NAME}, e'\\n', pg_catalog.pg_get_viewdef(c.oid, true))
      when 'S' then format('create sequence %s;', ${NAME}) end as definition,
    case when c.relispartition then format(' partition of %s %s', (select i.inhparent::regclass from pg_catalog.pg_inherits i where i.inhrelid = c.oid),
        pg_catalog.pg_get_expr(c.relpartbound, c.oid)) else '' end
      || case when c.relkind = 'p' then ' partition by ' || pg_catalog.pg_get_partkeydef(c.oid) else '' end as partition
  ${FROM_TABLES}
  where ${OURS} and (c.relkind in ('r', 'p', 'v', 'm') or (c.relkind = 'S' and not exists (
      select from pg_catalog.pg_depend d where d.objid = c.oid and d.classid = 'pg_catalog.pg_class'::regclass and d.deptype in ('i', 'a', 'e'))))
    and ${NOT_OF_EXTENSION('pg_class', 'c.oid')}
  order by n.nspname, c.relname`

const COLUMNS = `
  select ${NAME} as owner, concat_ws(' ', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
    case a.attidentity when 'a' then 'generated always as identity' when 'd' then 'generated by default as identity' end,
    case when a.attgenerated <> '' then format('generated always as (%s) stored', pg_catalog.pg_get_expr(d.adbin, d.adrelid))
      when d.adbin is not null then 'default ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) end,
    case when a.attnotnull and a.attidentity = '' then 'not null' end) as line
  ${FROM_TABLES} join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where ${OURS} and c.relkind in ('r', 'p') order by 1, a.attnum`

// Since PostgreSQL 18 "not null" is a constraint too; it stands beside its column already.
const CONSTRAINTS = `
  select ${NAME} as owner, format('constraint %s %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)) as line
  ${FROM_TABLES} join pg_catalog.pg_constraint k on k.conrelid = c.oid
  where ${OURS} and k.contype in ('p', 'u', 'f', 'c', 'x')
  order by 1, pg_catalog.array_position(array['p', 'u', 'x', 'f', 'c'], k.contype::text), k.conname`

const COMMENTS = `
  select ${NAME} as owner, case d.objsubid when 0 then format('comment on table %s is %L;', ${NAME}, d.description)
    else format('comment on column %s.%s is %L;', ${NAME},
      (select a.attname from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum = d.objsubid), d.description) end as line
  ${FROM_TABLES} join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = 'pg_catalog.pg_class'::regclass
  where ${OURS} order by 1, d.objsubid`

const INDEXES = `
  select ${NAME} as owner, pg_catalog.pg_get_indexdef(i.indexrelid) || ';' as line
  ${FROM_TABLES} join pg_catalog.pg_index i on i.indrelid = c.oid
  where ${OURS} and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by 1, i.indexrelid::regclass::text`

const SECURITY = `
  select ${NAME} as owner, format('alter table %s enable row level security%s;', ${NAME},
    case when c.relforcerowsecurity then ', force row level security' else '' end) as line
  ${FROM_TABLES} where ${OURS} and c.relrowsecurity order by 1`

const POLICIES = `
  select ${NAME} as owner, concat_ws(' ', 'create policy', p.polname, 'on', ${NAME},
    case when not p.polpermissive then 'as restrictive' end,
    case p.polcmd when 'r' then 'for select' when 'a' then 'for insert' when 'w' then 'for update' when 'd' then 'for delete' end,
    'to ' || (select coalesce(string_agg(r.rolname, ', ' order by r.rolname), 'public') from pg_catalog.pg_roles r where r.oid = any (p.polroles)),
    'using (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')',
    'with check (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')') || ';' as line
  ${FROM_TABLES} join pg_catalog.pg_policy p on p.polrelid = c.oid where ${OURS} order by 1, p.polname`

const TRIGGERS = `
  select ${NAME} as owner, pg_catalog.pg_get_triggerdef(t.oid) || ';' as line
  ${FROM_TABLES} join pg_catalog.pg_trigger t on t.tgrelid = c.oid
  where ${OURS} and not t.tgisinternal order by 1, t.tgname`

const TABLE_GRANTS = `
  select ${NAME} as owner, (${grantLines('c.relacl', `' || ${NAME} || '`)}) as line
  ${FROM_TABLES} where ${OURS} and c.relkind in ('r', 'p', 'v', 'm') and c.relacl is not null
  union all
  select owner, format('grant %s (%s) on %s to %s;', privilege, string_agg(column_name, ', ' order by place), owner, role) from (
    select ${NAME} as owner, lower(g.privilege_type) as privilege, a.attname as column_name, a.attnum as place, coalesce(r.rolname, 'public') as role
    ${FROM_TABLES} join pg_catalog.pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    cross join lateral pg_catalog.aclexplode(a.attacl) g left join pg_catalog.pg_roles r on r.oid = g.grantee
    where ${OURS} and a.attacl is not null and g.grantee is distinct from g.grantor
  ) by_column group by owner, role, privilege
  order by 1, 2`
