import type { FormEvent } from 'react'
import { useCallback, useRef, useState } from 'react'
import type { Problem } from '../client.ts'
import { problemOf } from '../client.ts'

/**
 * One shape for every form: values, one sentence a wrong field, one act. A page writes what it asks, what is wrong with
 * an answer, and what sending does; everything else is here.
 *
 *   const form = useForm({ values: { reason: '' }, check: (v) => ({ reason: v.reason ? null : t('…') }), send })
 *   <Form of={form} act={t('common.go-on')}> <TextField {...form.field('reason')} label={t('…')} /> </Form>
 */

type Values = Record<string, unknown>
type Wrong<V> = { [Name in keyof V]?: string | null | false }

type Options<V extends Values> = {
  values: V
  /** What is wrong with each answer, as the sentence the person reads; nothing where it is well. */
  check?: (values: V) => Wrong<V>
  /** Sends. What it throws becomes `problem`, its field errors stand beside their fields. */
  send: (values: V) => Promise<void> | void
  /** The sentence for a field that the server refused. */
  sayField?: (field: string, code: string) => string
}

export type FieldOf<Value> = {
  id: string
  name: string
  value: Value
  set: (value: Value) => void
  error: string | null
}

export type FormState<V extends Values> = {
  values: V
  field: <Name extends keyof V & string>(name: Name) => FieldOf<V[Name]>
  set: (some: Partial<V>) => void
  errors: { id: string; sentence: string }[]
  problem: Problem | null
  busy: boolean
  /** Counts the sendings that failed, so that the summary takes the focus each time. */
  failures: number
  submit: (event?: FormEvent) => Promise<void>
}

export function useForm<V extends Values>({ values: first, check, send, sayField }: Options<V>): FormState<V> {
  const [values, setValues] = useState(first)
  const [wrong, setWrong] = useState<Wrong<V>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [failures, setFailures] = useState(0)
  const sending = useRef(false)

  const set = useCallback((some: Partial<V>) => {
    setValues((before) => ({ ...before, ...some }))
    // A sentence about an answer goes away when the answer changes; it comes back only if it is still wrong.
    setWrong((before) => ({ ...before, ...Object.fromEntries(Object.keys(some).map((name) => [name, null])) }))
  }, [])

  const fail = (found: Wrong<V>, why: Problem | null) => {
    setWrong(found)
    setProblem(why)
    setFailures((before) => before + 1)
  }

  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    if (sending.current) return
    const found = check?.(values) ?? {}
    if (Object.values(found).some(Boolean)) return fail(found, null)
    sending.current = true
    setBusy(true)
    try {
      setWrong({})
      setProblem(null)
      await send(values)
    } catch (thrown) {
      const why = problemOf(thrown)
      fail(fieldErrors<V>(why, sayField), why)
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  const errors = Object.entries(wrong).flatMap(([name, sentence]) =>
    sentence ? [{ id: idOf(name), sentence: String(sentence) }] : [],
  )
  const field = <Name extends keyof V & string>(name: Name): FieldOf<V[Name]> => ({
    id: idOf(name),
    name,
    value: values[name],
    set: (value) => set({ [name]: value } as unknown as Partial<V>),
    error: wrong[name] || null,
  })
  return { values, field, set, errors, problem, busy, failures, submit }
}

// The server names a field inside another with a slash or a dot ("relative/phone"); pages name it "relative.phone".
const idOf = (name: string) => `field-${name.replaceAll(/[./]/g, '-')}`

function fieldErrors<V extends Values>(why: Problem, sayField?: (field: string, code: string) => string): Wrong<V> {
  if (!sayField) return {}
  const named = why.errors.map(({ field, code }) => [field.replace(/^\//, ''), sayField(field, code)])
  return Object.fromEntries(named) as Wrong<V>
}
