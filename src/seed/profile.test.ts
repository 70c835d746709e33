import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { isProvisionalFiscalCode } from '../modules/people/fiscalCode.ts'
import { readProfile } from './readProfile.ts'

const PROFILES = join(import.meta.dirname, '../../profiles')
const MODES = ['in_person', 'phone', 'web']
const DAY = /^\d{4}-\d{2}-\d{2}$/
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

type Words = Record<string, string>
type WrittenTopic = {
  code: string
  family: string
  level: number
  audience: string[]
  names: Words
  explains: Words
  searchWords: Record<string, string[]>
  minutes: Record<string, number>
  modes: string[]
  bring: Record<string, string[]>
  selfService: Words
  daysAheadMax: number
  needsSignInLevel: number
}
type Dated = { validFrom: string; validTo?: string; value: unknown }
type WrittenHoliday = {
  code: string
  names: Words
  rule: Record<string, number>
  validFrom: string
  source: string
  provinces?: string[]
}

function read<T>(profile: string, file: string): T {
  return JSON.parse(readFileSync(join(PROFILES, profile, file), 'utf8')) as T
}

function assertEachOnce(values: readonly string[], what: string): void {
  const twice = values.filter((value, index) => values.indexOf(value) !== index)
  assert.deepEqual(twice, [], `${what} written twice`)
}

const profiles = readdirSync(PROFILES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

describe('the data of each profile', () => {
  for (const name of profiles) {
    it(`${name}: topics say everything that people read, in both languages`, () => {
      const topics = read<WrittenTopic[]>(name, 'topics.json')
      const families = readProfile(join(PROFILES, name)).institution.topicFamilies.map((family) => family.code)
      assertEachOnce(
        topics.map((topic) => topic.code),
        'topics',
      )
      for (const topic of topics) {
        assert.match(topic.code, /^[a-z0-9]+(-[a-z0-9]+)*$/)
        assert.ok(families.includes(topic.family), `${topic.code}: family`)
        assert.ok([1, 2].includes(topic.level) && [0, 1, 2].includes(topic.needsSignInLevel), `${topic.code}: levels`)
        assert.ok(
          topic.audience.length > 0 &&
            topic.audience.every((who) => ['citizen', 'organisation', 'intermediary'].includes(who)),
        )
        assert.ok(topic.daysAheadMax >= 1 && topic.daysAheadMax <= 180)
        assert.deepEqual(
          Object.keys(topic.minutes).sort(),
          [...topic.modes].sort(),
          `${topic.code}: minutes for each mode`,
        )
        assert.ok(topic.modes.length > 0 && topic.modes.every((mode) => MODES.includes(mode)), `${topic.code}: modes`)
        for (const minutes of Object.values(topic.minutes))
          assert.ok(minutes >= 5 && minutes % 5 === 0, `${topic.code}: ${minutes} minutes`)
        for (const language of ['it', 'en']) assertWords(topic, language)
      }
    })

    it(`${name}: limits are dated, without holes or overlaps, and say where they come from`, () => {
      const limits = read<Record<string, { unit: string; source: string; values: Dated[] }>>(name, 'limits.json')
      assert.deepEqual(
        Object.keys(limits).sort(),
        Object.keys(read<object>('inps', 'limits.json')).sort(),
        'every limit in every profile',
      )
      for (const [key, limit] of Object.entries(limits)) {
        assert.ok(limit.unit && limit.source, `${key}: unit and source`)
        assert.ok(limit.values.length > 0, key)
        limit.values.forEach((value, index) => {
          assert.match(value.validFrom, DAY)
          const following = limit.values[index + 1]
          assert.equal(value.validTo === undefined, following === undefined, `${key}: only the last has no end`)
          if (value.validTo && following)
            assert.equal(Date.parse(following.validFrom) - Date.parse(value.validTo), 86_400_000, key)
        })
      }
    })

    it(`${name}: holidays have one rule each`, () => {
      const holidays = read<WrittenHoliday[]>(name, 'holidays.json')
      assertEachOnce(
        holidays.map((holiday) => holiday.code),
        'holidays',
      )
      for (const holiday of holidays) {
        assert.match(holiday.validFrom, DAY)
        assert.ok(holiday.names.it && holiday.names.en && holiday.source, holiday.code)
        const keys = Object.keys(holiday.rule).sort().join()
        assert.ok(keys === 'day,month' || keys === 'daysAfterEaster', holiday.code)
      }
    })

    it(`${name}: the institution names itself, its doors and its senders`, () => {
      const profile = read<{
        code: string
        fiscalCode: string
        names: Words
        colours: Words
        contactCentre: {
          numbers: { dial: string; from: Words; cost: Words }[]
          hours: { weekdays: number[]; from: string; to: string }[]
        }
        senders: { email: { address: string }; sms: { alias: string }; calendar: { address: string } }
        privacy: { version: string; texts: Words }
      }>(name, 'profile.json')
      assert.equal(profile.code, name)
      assert.ok(isProvisionalFiscalCode(profile.fiscalCode), 'eleven digits with the right check digit')
      assert.ok(
        profile.names.it?.includes('prova') && profile.names.en?.includes('test'),
        'nobody may take it for a real body',
      )
      for (const colour of Object.values(profile.colours)) assert.match(colour, /^#[0-9a-f]{6}$/)
      for (const number of profile.contactCentre.numbers) {
        assert.match(number.dial, /^\+?\d{3,15}$/)
        assert.ok(
          number.from.it && number.from.en && number.cost.it && number.cost.en,
          'a number is shown with its cost',
        )
      }
      for (const hours of profile.contactCentre.hours)
        assert.ok(CLOCK.test(hours.from) && CLOCK.test(hours.to) && hours.from < hours.to)
      assert.match(profile.senders.sms.alias, /^[A-Z]{3,11}$/, 'an SMS alias has eleven characters at most')
      assert.match(profile.senders.email.address, /\.example$/)
      assert.match(profile.senders.calendar.address, /\.example$/)
      assert.ok(profile.privacy.version && profile.privacy.texts.it && profile.privacy.texts.en)
    })

    it(`${name}: places have codes, coordinates and provinces that fit each other`, () => {
      const { provinces, municipalities, foreignStates } = readProfile(join(PROFILES, name)).places
      assertEachOnce(
        provinces.map((province) => province.code),
        'provinces',
      )
      assertEachOnce(
        [...municipalities, ...foreignStates].map((place) => ('belfiore' in place ? place.belfiore : place.code)),
        'places',
      )
      const codes = new Set(provinces.map((province) => province.code))
      for (const province of provinces) {
        assert.match(province.areaCode, /^0\d{1,3}$/)
        const capital = municipalities.find((town) => town.belfiore === province.capital)
        assert.equal(capital?.province, province.code, `capital of ${province.name}`)
      }
      for (const town of municipalities) {
        assert.match(town.belfiore, /^[A-M]\d{3}$/)
        assert.match(town.postcode, /^\d{5}$/)
        assert.ok(codes.has(town.province), town.name)
        assert.ok(town.lat > 35 && town.lat < 47.2 && town.lon > 6.5 && town.lon < 18.6, town.name)
        if (town.patron) assert.match(town.patron, /^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/)
      }
      for (const state of foreignStates) assert.match(state.code, /^Z\d{3}$/)
    })

    it(`${name}: there is a reason to give for every topic`, () => {
      const { reasons, topics } = readProfile(join(PROFILES, name))
      for (const topic of topics) assert.ok((reasons[topic.code] ?? reasons[''] ?? []).length > 0, topic.code)
      for (const key of Object.keys(reasons)) {
        assert.ok(key === '' || key === 'details' || topics.some((topic) => topic.code === key), `${key} is no topic`)
        for (const reason of reasons[key] ?? [])
          assert.ok(reason.length >= 3 && reason.length <= 300 && reason.endsWith('.') !== reason.endsWith('?'))
      }
    })
  }

  it('inps: the whole country is there', () => {
    const { places, topics } = readProfile(join(PROFILES, 'inps'))
    assert.equal(places.provinces.length, 107)
    assert.equal(new Set(places.provinces.map((province) => province.region)).size, 20)
    assert.ok(places.municipalities.length >= 550)
    assert.ok(places.foreignStates.length >= 40)
    assert.ok(topics.length >= 24)
    const capitals = new Set(places.provinces.map((province) => province.capital))
    const withoutPatron = places.municipalities
      .filter((town) => capitals.has(town.belfiore) && !town.patron)
      .map((town) => town.province)
    assert.deepEqual(withoutPatron.sort(), ['AT', 'BR', 'BT', 'BZ', 'SU'], 'patrons whose day moves with the week')
  })
})

function assertWords(topic: WrittenTopic, language: string): void {
  const where = `${topic.code} (${language})`
  assert.ok(topic.names[language], where)
  for (const sentence of [topic.explains[language] ?? '', topic.selfService[language] ?? '']) {
    assert.match(sentence, /^\p{Lu}.*\.$/u, where)
    assert.ok(sentence.split(/\s+/).length <= 20, `${where}: twenty words at most: ${sentence}`)
  }
  assert.ok((topic.bring[language] ?? []).length > 0, where)
  const words = topic.searchWords[language] ?? []
  assert.ok(
    words.length >= 3 && words.every((word) => word === word.toLowerCase()),
    `${where}: search words in small letters`,
  )
  assertEachOnce(words, where)
}
