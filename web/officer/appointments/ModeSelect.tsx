import { refusalOfMode } from '../../../src/modules/appointments/rules.ts'
import type { OfficeView, TopicView } from '../../../src/modules/offices/api.ts'
import type { Mode } from '../../../src/platform/shapes.ts'
import { Choices } from '../../ui/Choices.tsx'
import type { FieldOf } from '../../ui/form.ts'
import { useText } from '../../ui/text.tsx'
import { sayWhyNot } from '../parts/refusalWords.ts'
import { MODE_NAME, MODES } from '../words.ts'

type Props = { field: FieldOf<Mode | ''>; topic: TopicView; office: OfficeView }

/** Staff book for who stands before them or is on the phone, so no sign-in is asked for here; the room's door asks. */
const AT_THE_DESK = { signIn: { method: '', level: 0 }, byStaff: true }

export const modeIsOpen = (topic: TopicView, office: OfficeView, mode: Mode): boolean =>
  refusalOfMode({ topic, office, mode }, AT_THE_DESK) === null

/** The same rule that the server asks greys what it would refuse. */
export function ModeSelect({ field, topic, office }: Props) {
  const t = useText()
  return (
    <div className="modes">
      <Choices
        {...field}
        set={(mode) => field.set(mode as Mode)}
        bare
        legend={t('officer-book.mode')}
        options={MODES.map((mode) => {
          const refusal = refusalOfMode({ topic, office, mode }, AT_THE_DESK)
          return { value: mode, title: t(MODE_NAME[mode]), why: refusal && sayWhyNot(t, refusal) }
        })}
      />
    </div>
  )
}
