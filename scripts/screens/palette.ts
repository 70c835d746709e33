import { crc32, deflateSync, inflateSync } from 'node:zlib'

/**
 * A screenshot with at most 256 colours: a page has few, and its picture then weighs a third. Reads what Chromium writes
 * (8 bits, RGB or RGBA, not interlaced); W3C PNG specification, third edition, sections 9 (filters) and 11 (chunks).
 */
export function withFewColours(png: Buffer): Buffer {
  const { width, height, pixels } = readPng(png)
  const { palette, indexes } = indexColours(pixels)
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) lines.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function readPng(png: Buffer): { width: number; height: number; pixels: Uint8Array } {
  const data: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = png[25] === 6 ? 4 : 3
  const raw = unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels)
  if (channels === 3) return { width, height, pixels: raw }
  const pixels = new Uint8Array(width * height * 3)
  for (let i = 0; i < width * height; i++) pixels.set(raw.subarray(i * 4, i * 4 + 3), i * 3)
  return { width, height, pixels }
}

function unfilter(lines: Buffer, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x >= step ? (out[at - step] ?? 0) : 0
      const up = y > 0 ? (out[at - stride] ?? 0) : 0
      const corner = x >= step && y > 0 ? (out[at - stride - step] ?? 0) : 0
      out[at] = (lines[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return out
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

const COLOURS_MOST = 256

/** The commonest colours stay exactly as they are; each rarer shade, at the edge of a letter, takes the nearest of them. */
function indexColours(pixels: Uint8Array): { palette: Buffer; indexes: Uint8Array } {
  const uses = new Map<number, number>()
  const keyAt = (i: number) => ((pixels[i] ?? 0) << 16) | ((pixels[i + 1] ?? 0) << 8) | (pixels[i + 2] ?? 0)
  for (let i = 0; i < pixels.length; i += 3) uses.set(keyAt(i), (uses.get(keyAt(i)) ?? 0) + 1)
  const shades = [...uses].sort((a, b) => b[1] - a[1]).map(([shade]) => shade)
  const kept = shades.slice(0, COLOURS_MOST)
  const indexOf = new Map(shades.map((shade, at) => [shade, at < COLOURS_MOST ? at : nearest(shade, kept)]))
  const indexes = new Uint8Array(pixels.length / 3)
  for (let i = 0; i < indexes.length; i++) indexes[i] = indexOf.get(keyAt(i * 3)) ?? 0
  return { palette: Buffer.from(kept.flatMap((rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255])), indexes }
}

function nearest(shade: number, kept: number[]): number {
  const apart = (a: number, b: number) =>
    ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2
  return kept.reduce((best, other, at) => (apart(other, shade) < apart(kept[best] ?? 0, shade) ? at : best), 0)
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}
