import { useState } from 'react'

type Place = { lat: number; lon: number }

/**
 * Where the phone is, asked for only when the person taps. Rounded to about a kilometre before it leaves the phone:
 * enough to know the nearest office, too little to know the house.
 */
export function usePosition() {
  const [state, setState] = useState<'idle' | 'asking' | 'known' | 'refused'>('idle')
  const [place, setPlace] = useState<Place | null>(null)

  const ask = () => {
    if (!navigator.geolocation) return setState('refused')
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPlace({ lat: round(coords.latitude), lon: round(coords.longitude) })
        setState('known')
      },
      () => setState('refused'),
      { maximumAge: 600_000, timeout: 10_000 },
    )
  }
  return { state, place, ask }
}

const round = (degrees: number) => Math.round(degrees * 100) / 100
