import type { Module } from '../../platform/module.ts'
import { admissionCode } from './codes.ts'
import { getCodeIssue } from './store.ts'

export { insertRoom as openRoom, markRoomClosed as closeRoom } from './store.ts'

export const meetings: Module = {
  name: 'meetings',
  secrets: {
    'admission-code': async (ground, tx, roomId) =>
      admissionCode(ground.config.secret, { roomId, issue: await getCodeIssue(tx, roomId) }),
  },
}
