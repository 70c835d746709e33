type Place = { name: string; address: string; lat: number; lon: number }

/** The phone's own maps, by the kind of phone; a computer gets OpenStreetMap. Only the office's place is told. */
export function mapsLink({ name, address, lat, lon }: Place, userAgent: string): string {
  const at = `${lat},${lon}`
  if (/android/i.test(userAgent)) return `geo:${at}?q=${at}(${encodeURIComponent(name)})`
  if (/iphone|ipad|mac os/i.test(userAgent)) return `https://maps.apple.com/?ll=${at}&q=${encodeURIComponent(address)}`
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`
}
