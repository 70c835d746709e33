import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { TestHouse } from '../../../test/support/house.ts'
import { openHouse } from '../../../test/support/house.ts'
import type { DevLettersView } from './api.ts'

describe('what /dev/notices shows', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  const lettersIn = async (language: string, mode: string) =>
    (await house.send<DevLettersView>({ method: 'GET', url: `/dev/api/notices?language=${language}&mode=${mode}` }))
      .body

  for (const mode of ['in_person', 'phone', 'web']) {
    it(`is every letter of an appointment of mode ${mode}, whole, in each language`, async () => {
      const { languages } = await lettersIn('it', mode)
      for (const language of languages) {
        const { letters } = await lettersIn(language, mode)
        assert.deepEqual(
          letters.map((letter) => letter.event),
          ['booked', 'moved', 'cancelled', 'day-before', 'reminder', 'outcome', 'outcome'],
        )
        for (const { event, body, deliveries } of letters) {
          for (const text of [body, ...deliveries.flatMap((each) => [each.subject, each.text, each.html])])
            assert.doesNotMatch(text, /\[\[|undefined|\{[a-z]+\}/, `${event} in ${language}`)
        }
      }
    })
  }

  it('is what the institution pays: an SMS counts with six digits where the code will be', async () => {
    const { letters } = await lettersIn('it', 'web')
    const sms = letters[0]?.deliveries.find((each) => each.channel === 'sms' && each.recipient === 'person')
    assert.match(sms?.text ?? '', /Codice per entrare: 123456/)
    assert.equal(sms?.sms?.encoding, 'GSM-7')
    assert.equal(sms?.sms?.units, sms?.text.length)
  })

  it("tells Ada's daughter times and never contents", async () => {
    const { letters } = await lettersIn('it', 'in_person')
    const said = letters.flatMap((letter) => letter.deliveries.filter((each) => each.recipient === 'relative'))
    assert.ok(said.length > 0)
    for (const { text } of said) assert.doesNotMatch(text, /Informazioni generali|7K2M9QX4|melograno/)
    assert.deepEqual(
      letters
        .filter((letter) => letter.event === 'outcome')
        .flatMap((letter) => letter.deliveries.map((d) => d.recipient)),
      ['person', 'person'],
    )
  })

  it('is shown in a frame in which nothing runs', async () => {
    const url = '/dev/api/notices/letter?language=it&mode=web&event=booked&variant=&recipient=person'
    const { status, headers, text } = await house.send({ method: 'GET', url })
    assert.equal(status, 200)
    assert.match(text, /^<!doctype html>/)
    assert.match(String(headers['content-security-policy']), /default-src 'none'.*sandbox/)
    assert.equal((await house.send({ method: 'GET', url: url.replace('booked', 'nothing') })).status, 404)
  })

  it('writes nothing: looking is not sending', async () => {
    const count = () => house.look<{ n: string }>('select count(*) as n from notices.notices')
    const [first] = await count()
    await lettersIn('it', 'phone')
    assert.deepEqual(await count(), [first])
  })
})
