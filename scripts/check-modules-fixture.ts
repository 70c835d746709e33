/** A house of three modules in which nothing is wrong; each test breaks one thing in it. */
export const SOUND: Record<string, string> = {
  'src/modules.ts': `import * as people from './modules/people/index.ts'
import * as offices from './modules/offices/index.ts'
import * as appointments from './modules/appointments/index.ts'
export const modules = [people, offices, appointments]`,
  'src/server.ts': `import { modules } from './modules.ts'\nexport const count = modules.length`,
  'src/platform/shapes.ts': `// browser-safe\nimport { Type } from 'typebox'\nexport const Id = Type.String()`,
  'src/platform/db.ts': `import pg from 'pg'\nexport const pool = pg\nexport const sql = 'select id from platform.announcements'`,
  'src/modules/people/README.md': `# People\n\nThe registry of persons: who they are. And more.`,
  'src/modules/people/index.ts': `export { findPerson } from './actions.ts'`,
  'src/modules/people/fiscalCode.ts': `// browser-safe\nexport const isFiscalCode = (code: string) => code.length === 16`,
  'src/modules/people/rules.ts': `import { isFiscalCode } from './fiscalCode.ts'\nexport const mayOpen = isFiscalCode`,
  'src/modules/people/actions.ts': `import { selectPerson } from './store.ts'\nexport const findPerson = selectPerson`,
  'src/modules/people/store.ts': `export const selectPerson = () => 'select id from people.persons where id = $1'`,
  'src/modules/offices/README.md': `# Offices\n\nOffices and desks.`,
  'src/modules/offices/index.ts': `export const openDesk = 1`,
  'src/modules/offices/api.ts': `import { Type } from 'typebox'\nexport const OfficeView = Type.Object({})`,
  'src/modules/appointments/README.md': `# Appointments\n\nBooking, moving and outcomes.`,
  'src/modules/appointments/index.ts': `export { book } from './actions.ts'\nexport { routes } from './routes.ts'`,
  'src/modules/appointments/api.ts': `import { Id } from '../../platform/shapes.ts'\nimport { OfficeView } from '../offices/api.ts'\nexport const shapes = [Id, OfficeView]`,
  'src/modules/appointments/rules.ts': `import { mayOpen } from '../people/rules.ts'\nexport const refusalToBook = (code: string, now: Date) => (mayOpen(code) && now ? null : 'no')`,
  'src/modules/appointments/actions.ts': `import { findPerson } from '../people/index.ts'
import { refusalToBook } from './rules.ts'
import { insertAppointment } from './store.ts'
export const book = () => [findPerson, refusalToBook, insertAppointment]`,
  'src/modules/appointments/store.ts': `export const insertAppointment = () => \`
  insert into appointments.appointments (desk_id) select d.id from offices.desks d\``,
  'src/modules/appointments/routes.ts': `import { book } from './actions.ts'\nexport const routes = [book, 'Select an office from the list.']`,
  'web/ui/Button.tsx': `export const Button = () => <button type="button">ok</button>`,
  'web/citizen/BookPage.tsx': `import { refusalToBook } from '../../src/modules/appointments/rules.ts'
import { isFiscalCode } from '../../src/modules/people/fiscalCode.ts'
import { Button } from '../ui/Button.tsx'
export default () => <Button key={String(refusalToBook) + isFiscalCode} />`,
  'fakes/mail/main.ts': `export const mail = 1`,
  'db/migrations/0001_people.sql': `create table people.persons (id int primary key);`,
  'db/migrations/0002_appointments.sql': `create table appointments.appointments (
  -- references nothing.above in a comment
  person_id int references people.persons (id),
  made_by bigint references platform.acts (id)
);`,
  'ARCHITECTURE.md': `# Here\n\n<!-- modules:begin (npm run modules writes this) -->\n<!-- modules:end -->\n`,
}
