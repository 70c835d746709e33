import { iconsUrl } from 'virtual:icons'

/** A sign from bootstrap-italia's official sprite ("it-calendar"). Never alone: words stand beside it. */
export function Icon({ name }: { name: `it-${string}` }) {
  return (
    <svg className="icon-sign" aria-hidden="true" focusable="false">
      <use href={`${iconsUrl}#${name}`} />
    </svg>
  )
}
