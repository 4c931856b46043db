// Turns Etalab's JSON into lines that the terminal reads in milliseconds: departments first, then communes by code.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, version] = process.argv.slice(2)
const read = name => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

// Delegated and associated communes share codes with current ones (93066) and are no address: left out.
const usable = new Set(['commune-actuelle', 'arrondissement-municipal'])
const communes = read('communes.json').filter(commune => usable.has(commune.type)).sort(byCode)
const departments = read('departements.json').sort(byCode)

const lines = [
  `# communes of France, @etalab/decoupage-administratif ${version}, Licence Ouverte 2.0 (see README.md)`,
  ...departments.map(({ code, nom }) => ['D', code, nom].join('\t')),
  ...communes.map(({ code, nom, departement, population, codesPostaux }) =>
    ['C', code, nom, departement, population ?? 0, [...new Set(codesPostaux ?? [])].join(' ')].join('\t')),
]
process.stdout.write(lines.join('\n') + '\n')
