/** Runs one job in a process of its own: its name and input as words, the result as JSON on the last line. */
import { jobs } from './jobs.js'

const [name = '', input = 'null'] = process.argv.slice(2)
const job = jobs[name as keyof typeof jobs] as ((input: unknown) => Promise<unknown>) | undefined
if (!job) throw new Error(`no job ${name}`)
console.log(JSON.stringify(await job(JSON.parse(input))))
