import { useText } from './text.tsx'

/** Holds the place of what is on its way. `boxes` for a list of choices, else lines of text. */
export function Skeleton({ boxes = 0 }: { boxes?: number }) {
  const t = useText()
  return (
    <div role="status" className="narrow">
      <span className="only-heard">{t('common.waiting')}</span>
      {boxes > 0 ? (
        Array.from({ length: boxes }, (_, index) => `box-${index}`).map((box) => (
          <span key={box} className="waiting-line is-box" />
        ))
      ) : (
        <>
          <span className="waiting-line" />
          <span className="waiting-line" />
          <span className="waiting-line is-short" />
        </>
      )}
    </div>
  )
}
