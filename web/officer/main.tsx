import { start } from '../ui/start.tsx'
import { App } from './App.tsx'
import './officer.css'
import './day.css'
import './detail.css'
import './week.css'

start(<App />)
