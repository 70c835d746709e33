import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { DayRow, DayView } from '../../../src/modules/appointments/api.ts'
import { sayDay } from '../../../src/platform/say-when.ts'
import { useMy, useSession } from '../../session.tsx'
import { dayInRome } from '../../ui/days.ts'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useText } from '../../ui/text.tsx'
import { StaffOnly } from '../identity/StaffOnly.tsx'
import { useOfficeClock } from '../parts/officeClock.ts'
import { RefusalTold } from '../parts/RefusalTold.tsx'
import type { Live } from '../parts/useLive.ts'
import { useLive } from '../parts/useLive.ts'
import { dayPath } from '../paths.ts'
import { maySeeTheDay } from '../roles.ts'
import { DayHead } from './DayHead.tsx'
import { DayList } from './DayList.tsx'
import { Detail } from './Detail.tsx'
import { focusRow, goToDetail } from './focus.ts'
import { useLeavingGuard } from './keptNotes.ts'
import { NobodyOpen } from './NobodyOpen.tsx'
import { narrow, useWanted } from './narrow.ts'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import { useSteady } from './steady.ts'
import type { FilePart } from './useDayShortcuts.ts'
import { useDayShortcuts } from './useDayShortcuts.ts'

const EVERY_MS = 10_000

/** The day of the office: who comes when, beside the one who is being served. */
export default function DayPage() {
  const session = useSession()
  return (
    <StaffOnly may={maySeeTheDay(session.who)}>
      <Day />
    </StaffOnly>
  )
}

function Day() {
  const t = useText()
  const my = useMy()
  const session = useSession()
  const [search] = useSearchParams()
  const day = search.get('day')
  const live = useLive<DayView>(my(day ? `/appointments?day=${day}` : '/appointments'), EVERY_MS)
  useLeavingGuard()

  // The session has ended, or another tab has signed in as somebody else: the session knows where to go.
  const lost = live.problem?.code
  useEffect(() => {
    if (lost === 'sign-in-required' || lost === 'not-found') void session.refresh()
  }, [lost, session.refresh])

  const view = live.value
  const shownDay = view?.day ?? day
  const isToday = view !== null && view.day === dayInRome(view.now)
  const said = shownDay ? sayDay(shownDay, t.language) : ''
  const title = view === null ? said || t('officer-day.title') : isToday ? t('officer-day.today', { day: said }) : said
  return (
    <Page title={title} wide>
      {view ? (
        <Opened view={view} live={live} isToday={isToday} />
      ) : live.problem ? (
        <RefusalTold problem={live.problem} again={live.again} />
      ) : (
        <Skeleton boxes={6} />
      )}
    </Page>
  )
}

function Opened({ view, live, isToday }: { view: DayView; live: Live<DayView>; isToday: boolean }) {
  const [search] = useSearchParams()
  const [, navigate] = useLocation()
  const [pointed, setPointed] = useState(false)
  const [help, setHelp] = useState(false)
  const [asked, setAsked] = useState<FilePart | null>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  const now = useOfficeClock(view.now)
  const open = Number(search.get('open')) || null
  const steady = useSteady(view.day, view.appointments, pointed, open)
  const { wanted, want, desks } = useWanted(steady.rows)
  const rows = narrow(steady.rows, wanted, now)
  const dayInAddress = search.get('day')

  const show = useCallback(
    (id: number | null) => {
      // The first one is a page to come back from; going on to the next person is not.
      navigate(dayPath(dayInAddress, id), { replace: open !== null && id !== null })
      window.scrollTo(0, 0)
    },
    [navigate, dayInAddress, open],
  )
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.id === open)
    const next = at < 0 ? (by === 1 ? rows[0] : rows.at(-1)) : rows[at + by]
    if (!next) return
    show(next.id)
    if (!focusRow(next.id)) goToDetail()
  }
  useDayShortcuts({ step, searchBox, help: () => setHelp(true), open, onAsk: setAsked })
  const changeRow = (changed: DayRow) =>
    live.change((before) => ({
      ...before,
      appointments: before.appointments.map((row) => (row.id === changed.id ? changed : row)),
    }))

  return (
    <>
      <DayHead {...{ view, live, isToday, now }} onHelp={() => setHelp(true)} />
      <div className={`office-day${open === null ? '' : ' has-open'}`}>
        <DayList
          {...{ rows, now, open, wanted, want, desks, searchBox, show, step, isToday }}
          all={steady.rows}
          waiting={steady.waiting}
          onSettle={() => setPointed(false)}
          onPoint={setPointed}
        />
        <div className="day-beside">
          {open === null ? (
            <NobodyOpen {...{ rows, now, show }} />
          ) : (
            <Detail
              key={open}
              id={open}
              polled={view.appointments.find((row) => row.id === open) ?? null}
              now={now}
              asked={asked}
              onAsked={() => setAsked(null)}
              onRow={changeRow}
              onGone={live.again}
              onNext={() => step(1)}
              back={dayPath(dayInAddress)}
            />
          )}
        </div>
      </div>
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
    </>
  )
}
