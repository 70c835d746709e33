import type { ComponentType } from 'react'
import { lazy } from 'react'
import HomePage from './home/HomePage.tsx'
import { paths } from './paths.ts'

/**
 * Path → page, the first that fits. The home page comes with the first script; every other one by itself when wanted,
 * so that the first visit stays light.
 */
export const routes: [path: string, page: ComponentType][] = [[paths.home, HomePage]]
void lazy
