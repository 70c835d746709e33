// npm start: the whole product, from a bare clone to the line `ready <address>`.
import { launch } from './local/launch.ts'
import { sayWhereAndWho } from './local/say.ts'
import { endWhenTold } from './local/word.ts'

const product = launch((line) => console.log(line))
endWhenTold(product.stop, 0)
try {
  const launched = await product.ready
  sayWhereAndWho(launched)
  console.log(`ready ${launched.url}`)
} catch (error) {
  console.error((error as Error).message)
  await product.stop()
  process.exit(1)
}
