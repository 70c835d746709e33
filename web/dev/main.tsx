import { start } from '../ui/start.tsx'
import { DevApp } from './DevApp.tsx'
import './dev.css'

start(<DevApp />)
