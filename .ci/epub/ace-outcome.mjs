// Reads Ace's report: ace-outcome.mjs report.json NAME. Prints a line, and one for each violation.
import { readFileSync } from 'node:fs'

const [path, name] = process.argv.slice(2)
const report = JSON.parse(readFileSync(path, 'utf8'))
const outcome = report['earl:result']['earl:outcome']
const violations = report.assertions.flatMap(({ 'earl:testSubject': subject, assertions }) =>
    assertions.map(({ 'earl:test': test, 'earl:result': result }) =>
        `  ${subject.url}: ${test['dct:title']} (${test['earl:impact']}): ${result['dct:description']}`))
console.log(`${name}: ${outcome}, ${violations.length} violations`)
for (const violation of violations) console.log(violation)
process.exitCode = outcome === 'pass' && violations.length === 0 ? 0 : 1
