/** Markdown pages are embedded as text when the product is built (`scripts/build.mjs`). */
declare module '*.md' {
  const text: string;
  export default text;
}
