import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export async function resolve(name, context, next) {
  if (/^\.{1,2}\//.test(name) && !/\.\w+$/.test(name) && context.parentURL) {
    const address = new URL(`${name}.ts`, context.parentURL)
    if (existsSync(fileURLToPath(address))) return next(address.href, context)
  }
  return next(name, context)
}

export async function load(address, context, next) {
  if (!address.endsWith('.ts')) return next(address, context)
  const text = await readFile(fileURLToPath(address), 'utf8')
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true }
  const source = ts.transpileModule(text, { compilerOptions: options }).outputText
  return { format: 'module', source, shortCircuit: true }
}
