import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { StaffAppointmentView } from '../../src/modules/appointments/api.ts'
import type { Booked } from '../support/booking.ts'
import { book, firstTimes, timesOn } from '../support/booking.ts'
import type { TestHouse } from '../support/house.ts'
import { openHouse } from '../support/house.ts'
import type { TestWorker } from '../support/worker.ts'
import { startWorker, until } from '../support/worker.ts'

const MINUTE = 60_000

describe('when telling goes wrong', () => {
  let house: TestHouse
  let worker: TestWorker
  before(async () => {
    house = await openHouse({ scene: 'empty-office' })
    worker = await startWorker(house)
  })
  after(async () => {
    await worker?.stop()
    await house.close()
  })

  async function books(person: string, topic: string, more: Record<string, unknown> = {}): Promise<Booked> {
    const [slot] = await firstTimes(house, { topic, mode: String(more.mode ?? 'in_person') })
    const answer = await book(await house.as(person), { topic, startsAt: slot?.startsAt ?? '', ...more })
    assert.equal(answer.status, 201, answer.text)
    return answer.body
  }
  const deliveries = (id: number) =>
    house.look<{ template?: string; channel: string; state: string; failure: string | null; attempts: number }>(
      `select n.template, d.channel, d.state, d.failure, d.attempts from notices.deliveries d join notices.notices n on n.id = d.notice_id
       where n.subject = $1 order by d.id`,
      [`appointments/${id}`],
    )
  /** A try that was under way when it was hurried waits again. */
  const untilHurried = (what: string, isSo: () => Promise<boolean>) =>
    until(what, async () => {
      await worker.hurry()
      return isSo()
    })
  const email = async (id: number) => (await deliveries(id)).find((d) => d.channel === 'email')

  it("Ada's mail server is busy for a moment: one message, a little later", async () => {
    const to = 'ada.marin@example.org'
    worker.fakes.mail.behave({ mode: 'temporary', times: 1, to })
    const { id } = await books('ada', 'isee', { email: to })
    await until('it was refused', async () => (await email(id))?.failure === 'busy')
    await untilHurried('the e-mail is sent', async () => (await email(id))?.state === 'sent')
    assert.equal((await email(id))?.attempts, 2)
    const came = worker.fakes.mail.messages({ to })
    assert.deepEqual(
      came.map((m) => m.times),
      [1],
    )
  })

  it("Mario's address does not exist: it is not tried again, and the officer sees that it failed", async () => {
    const to = 'mario.rossi@example.org'
    worker.fakes.mail.behave({ mode: 'permanent', times: 5, to })
    const { id } = await books('mario', 'isee', { email: to })
    await worker.quiet()
    const { template: _, ...failed } = (await email(id)) ?? {}
    assert.deepEqual(failed, { channel: 'email', state: 'failed', failure: 'address-refused', attempts: 1 })
    const { body } = await (await house.asStaff('carla')).post<StaffAppointmentView>(`/appointments/${id}/open`)
    assert.equal(body.messages.find((m) => m.channel === 'email')?.state, 'failed')
    assert.equal(worker.fakes.mail.messages({ to }).length, 0)
  })

  it("Fatima's phone is never reached: the receipt says so, and the officer sees it", async () => {
    worker.fakes.sms.behave({ mode: 'undeliverable', times: 1, to: '+393095550005' })
    const { id } = await books('fatima', 'isee', { phone: '3095550005' })
    await until('the receipt is in', async () => (await deliveries(id))[0]?.state === 'failed')
  })

  it('what is still being sent when somebody looks for what waits too long is sent once', async () => {
    const to = 'lin.wei@example.org'
    worker.fakes.mail.behave({ mode: 'slow', times: 2, to, ms: 1500 })
    const { id } = await books('lin', 'isee', { email: to, phone: '3095550008' })
    await until('it is on its way', async () => ((await email(id))?.attempts ?? 0) > 0)
    // an outage held it back: it waits for longer than a minute by now
    await house.look(
      "update notices.deliveries set queued_at = queued_at - interval '5 minutes' where state = 'queued'",
    )
    await worker.sweep('notices.overdue')
    await worker.quiet()
    assert.deepEqual(
      worker.fakes.mail.messages({ to }).map((m) => m.times),
      [1],
    )
    assert.equal((await email(id))?.attempts, 1)
  })

  it('a mailbox that is full for two days is given up, and until then no try waits for longer than five minutes', async () => {
    const to = 'suryani@example.org'
    worker.fakes.mail.behave({ mode: 'temporary', to })
    const { id } = await books('suryani', 'isee', { email: to })
    await until('it was tried', async () => (await email(id))?.failure === 'busy')
    const locked = () => house.look('select from graphile_worker.jobs where locked_at is not null')
    await until('the try is over', async () => (await locked()).length === 0)
    await house.look("update graphile_worker._private_jobs set run_at = now() + interval '6 hours'")
    await worker.sweep('notices.overdue')
    const [job] = await house.look<{ soon: boolean }>(
      "select run_at <= now() + interval '5 minutes' as soon from graphile_worker.jobs",
    )
    assert.equal(job?.soon, true)
    await house.look("update notices.deliveries set queued_at = queued_at - interval '49 hours' where state = 'queued'")
    await untilHurried('it is given up', async () => (await email(id))?.state === 'failed')
    worker.fakes.mail.behave({ mode: 'accept' })
  })

  it('Olena cancels while her confirmation waits for the next try: only the cancellation reaches her', async () => {
    const to = 'olena.shevchuk@example.org'
    worker.fakes.mail.behave({ mode: 'temporary', times: 1, to })
    const { id } = await books('olena', 'isee', { email: to })
    const confirmation = async () =>
      (await deliveries(id)).find((d) => d.channel === 'email' && d.template === 'appointments.booked')
    await until('it was refused', async () => (await confirmation())?.failure === 'busy')
    assert.equal((await (await house.as('olena')).post(`/appointments/${id}/cancel`)).status, 200)
    await untilHurried('it is given up', async () => (await confirmation())?.state !== 'queued')
    assert.deepEqual([(await confirmation())?.state, (await confirmation())?.failure], ['dropped', 'no-longer-true'])
    await worker.quiet()
    assert.deepEqual(
      worker.fakes.mail.messages({ to }).map((m) => m.calendar?.method),
      ['CANCEL'],
    )
  })

  it('what nobody has in hand any more is sent after a minute', async () => {
    const { id } = await books('maria', 'isee', { phone: '3095550009', email: 'maria@example.org' })
    await worker.quiet()
    // as after the loss of the queue: the row is the truth
    await house.look(
      "update notices.deliveries set state = 'queued', queued_at = queued_at - interval '5 minutes' where channel = 'email' and notice_id = (select max(id) from notices.notices)",
    )
    await worker.sweep('notices.overdue')
    await worker.quiet()
    assert.equal((await email(id))?.state, 'sent')
  })

  it('a reminder that an outage held back does not come after the appointment', async () => {
    const anna = await house.as('anna')
    const [slot] = await timesOn(house, { topic: 'isee', day: '2026-11-27' })
    const { body } = await book(anna, { topic: 'isee', startsAt: slot?.startsAt ?? '', phone: '3095550006' })
    await worker.quiet()
    await worker.stop()
    await house.setClock(new Date(Date.parse(body.startsAt) - 20 * MINUTE))
    worker = await startWorker(house, ({ sms }) => sms.behave({ mode: 'system-error', to: '+393095550006' }))
    await worker.sweep('appointments.remind')
    const reminder = async () => (await deliveries(body.id)).find((d) => d.template === 'appointments.reminder')
    await until('it was tried', async () => ((await reminder())?.attempts ?? 0) > 0)
    await house.setClock(new Date(Date.parse(body.startsAt) + MINUTE))
    worker.fakes.sms.behave({ mode: 'accept' })
    await untilHurried('it is given up', async () => (await reminder())?.state === 'dropped')
    assert.equal((await reminder())?.failure, 'too-late')
    assert.equal(worker.fakes.sms.messages({ to: '+393095550006' }).length, 0)
  })

  it('an appointment that was cancelled before its confirmation left is confirmed to nobody', async () => {
    await house.setClock('2026-11-24T07:00:00Z')
    await worker.stop()
    const chidi = await house.as('chidi')
    const booked = await books('chidi', 'tax-certificate', {
      mode: 'web',
      phone: '3095550007',
      email: 'chidi.okafor@example.org',
    })
    assert.equal((await chidi.post(`/appointments/${booked.id}/cancel`)).status, 200)
    worker = await startWorker(house)
    await worker.quiet()
    const sms = worker.fakes.sms.messages({ to: '+393095550007' })
    assert.equal(sms.length, 1)
    assert.match(sms[0]?.text ?? '', /cancelled/i)
  })
})
