/** The parts of an OpenAPI 3.1 description that our node writes, and nothing else. */

export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  title?: string
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  additionalProperties?: Schema | boolean
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  pattern?: string
}
export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required?: boolean
  description?: string
  schema?: Schema
}
export type Content = Record<string, { schema?: Schema }>
export interface Operation {
  summary?: string
  description?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: { required?: boolean; description?: string; content: Content }
  responses: Record<string, { description?: string; content?: Content }>
  security?: Record<string, string[]>[]
  'x-rights'?: string[]
}
export interface Spec {
  info: { title: string; version: string; description?: string }
  paths: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}
export interface Found {
  id: string
  method: string
  path: string
  operation: Operation
}

/** All operations by their first tag, in the order of the description. */
export function byTag(spec: Spec): Map<string, Found[]> {
  const tags = new Map<string, Found[]>()
  for (const [path, operations] of Object.entries(spec.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'other'
      const id = `${method}${path}`.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '')
      const found = tags.get(tag) ?? []
      found.push({ id, method: method.toUpperCase(), path, operation })
      tags.set(tag, found)
    }
  }
  return tags
}

/** The schema itself, or the one it points to. */
export function resolve(spec: Spec, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name ? (spec.components?.schemas?.[name] ?? {}) : schema
}

const isNull = (schema: Schema): boolean => schema.type === 'null'

/** "string, 1 to 60 characters", "FLASH | IMMEDIATE", "list of …": what a value may be. */
export function typeWords(spec: Spec, given: Schema): string {
  const schema = resolve(spec, given)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) {
    const words = choices.filter((one) => !isNull(one)).map((one) => typeWords(spec, one))
    if (choices.some(isNull)) words.push('null')
    return words.join(' or ')
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.type === 'array') {
    const size = range(schema.minItems, schema.maxItems)
    return `list of ${schema.items ? typeWords(spec, schema.items) : 'anything'}${size && `, ${size} of them`}`
  }
  if (schema.properties) return `object ${schema.title ?? ''}`.trim()
  const words = [schema.type ? String(schema.type) : 'anything']
  if (schema.format) words.push(schema.format)
  const length = range(schema.minLength, schema.maxLength)
  if (length) words.push(`${length} characters`)
  const bounds = range(schema.minimum, schema.maximum)
  if (bounds) words.push(bounds)
  if (schema.pattern) words.push(`like ${schema.pattern}`)
  return words.join(', ')
}

function range(low?: number, high?: number): string {
  if (low !== undefined && high !== undefined) return low === high ? `${low}` : `${low} to ${high}`
  if (high !== undefined) return `at most ${high}`
  return low !== undefined ? `at least ${low}` : ''
}

/** The object a value is, or its list holds, for a table of its own. */
export function objectIn(spec: Spec, given: Schema): Schema | null {
  const schema = resolve(spec, given)
  if (schema.properties) return schema
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])]) {
    const found = objectIn(spec, one)
    if (found) return found
  }
  return null
}

const DEEP_MAX = 4

/** A value that fits a schema: required fields only, for an example to begin with. */
export function example(spec: Spec, given: Schema, name = '', deep = 0): unknown {
  const schema = resolve(spec, given)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = (schema.anyOf ?? schema.oneOf)?.find((one) => !isNull(one))
  if (choice) return example(spec, choice, name, deep)
  if (schema.properties && deep < DEEP_MAX) {
    const wanted = schema.required ?? []
    return Object.fromEntries(
      wanted.map((key) => [key, example(spec, schema.properties?.[key] ?? {}, key, deep + 1)]),
    )
  }
  if (schema.type === 'array') {
    return schema.items && schema.minItems ? [example(spec, schema.items, name, deep + 1)] : []
  }
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0
  if (schema.type === 'boolean') return false
  return schema.type === 'object' ? {} : name.toUpperCase() || 'TEXT'
}
