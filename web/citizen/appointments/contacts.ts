/** What people write as a telephone number, and what the server takes: digits with an optional leading plus. */
export const plainPhone = (written: string): string => written.replaceAll(/[\s./()-]/g, '').replace(/^00/, '+')

export const isPhone = (written: string): boolean => /^\+?[0-9]{6,15}$/.test(plainPhone(written))

/** Enough to catch what was mistyped; whether it is somebody's address only a message can tell. */
export const isEmail = (written: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(written.trim())
