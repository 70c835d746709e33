declare module 'rtlcss' {
  const rtlcss: { process: (css: string) => string }
  // biome-ignore lint/style/noDefaultExport: the package exports so
  export default rtlcss
}
