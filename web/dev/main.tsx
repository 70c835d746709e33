import { start } from '../ui/start.tsx'
import { DevApp } from './DevApp.tsx'

start(<DevApp />)
