/** A command that can be copied: the token comes from the environment, never from this page. */

import { example, type Found, type Spec } from './spec'

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The whole command for one operation of the node that serves this page. */
export function curlOf(spec: Spec, { method, path, operation }: Found): string {
  const query = (operation.parameters ?? [])
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=${one.name.toUpperCase()}`)
  const address = location.origin + path.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase())
  const lines = [`curl --fail-with-body ${method === 'GET' ? '' : `-X ${method} `}${quoted(address + (query.length ? `?${query.join('&')}` : ''))}`]
  if (location.protocol === 'https:') lines.push('--cacert console-ca.pem')
  if (operation.security?.length !== 0) lines.push('-H "Authorization: Bearer $OPENLINE_TOKEN"')
  const parameters = operation.parameters ?? []
  if (parameters.some((one) => one.name === 'Idempotency-Key')) lines.push('-H "Idempotency-Key: $(uuidgen)"')
  const content = operation.requestBody?.content ?? {}
  const schema = content['application/json']?.schema
  if (schema) {
    lines.push(`-H 'Content-Type: application/json'`)
    lines.push(`-d ${quoted(JSON.stringify(example(spec, schema)))}`)
  } else if (operation.requestBody) {
    lines.push(`-H 'Content-Type: application/octet-stream'`)
    lines.push('--data-binary @FILE')
  }
  if (path === '/api/stream') lines.push('--no-buffer')
  return lines.join(' \\\n  ')
}
