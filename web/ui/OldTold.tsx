import { useEffect, useSyncExternalStore } from 'react'
import { Act } from './Act.tsx'
import { Told } from './Told.tsx'
import { useText } from './text.tsx'

/**
 * Said once for the whole page, however many of its parts are old: the network is gone, what is shown was true when it
 * came. As soon as the browser finds the network again, all of them are read anew.
 */

const oldOnes = new Set<() => void>()
const listeners = new Set<() => void>()

/** For who shows an answer: while it is old, the page says so, and `again` is called when the network is back. */
export function useOld(isOld: boolean, again: () => void): void {
  useEffect(() => {
    if (!isOld) return
    oldOnes.add(again)
    tell()
    return () => {
      oldOnes.delete(again)
      tell()
    }
  }, [isOld, again])
}

export function OldTold() {
  const t = useText()
  const isOld = useSyncExternalStore(
    subscribe,
    () => oldOnes.size > 0,
    () => false,
  )
  useEffect(() => {
    window.addEventListener('online', readAllAgain)
    return () => window.removeEventListener('online', readAllAgain)
  }, [])
  if (!isOld) return null
  return (
    <div className="wide old-told">
      <Told kind="attention" title={t('common.offline.title')} live>
        <p>{t('common.offline.old')}</p>
        <Act look="second" small onPress={readAllAgain}>
          {t('common.again')}
        </Act>
      </Told>
    </div>
  )
}

const tell = () => {
  for (const listener of listeners) listener()
}

function readAllAgain() {
  for (const again of [...oldOnes]) again()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
