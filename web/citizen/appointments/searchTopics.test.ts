import { strict as assert } from 'node:assert'
import { describe, it } from 'node:test'
import { searchTopics } from './searchTopics.ts'

const topics = [
  {
    name: 'Pensione di vecchiaia',
    explains: 'Quando puoi andare in pensione.',
    searchWords: ['età', 'andare in pensione'],
  },
  {
    name: 'Lavoro domestico: colf e badanti',
    explains: 'Contributi per chi lavora in casa.',
    searchWords: ['badante', 'colf'],
  },
  { name: 'Disoccupazione (NASpI)', explains: 'Se hai perso il lavoro.', searchWords: ['licenziato', 'senza lavoro'] },
]
const found = (typed: string) => searchTopics(topics, typed).map((topic) => topic.name)

describe('finding a topic', () => {
  it('gives all topics in their order to who has typed nothing', () => {
    assert.equal(found('').length, 3)
    assert.equal(found('  ')[0], 'Pensione di vecchiaia')
  })

  it('finds by people’s words, whole sentences and words not yet finished', () => {
    assert.equal(found('la badante di mia madre')[0], 'Lavoro domestico: colf e badanti')
    assert.equal(found('pens')[0], 'Pensione di vecchiaia')
    assert.equal(found('sono stato licenziata')[0], 'Disoccupazione (NASpI)')
  })

  it('minds neither accents nor capitals', () => {
    assert.equal(found('ETA')[0], 'Pensione di vecchiaia')
  })

  it('gives nothing when nothing fits, so that the page can offer the next best thing', () => {
    assert.deepEqual(found('xyzzy'), [])
  })
})
