// Opens e-books in foliate-js: walk.mjs [--shots DIR] FILE.epub…  (started by ./walk)
import { createServer } from 'node:http'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'

const TYPES = { '.js': 'text/javascript', '.html': 'text/html', '.epub': 'application/epub+zip' }
const ENGINE = join(dirname(fileURLToPath(import.meta.url)), 'node_modules', 'foliate-js')
const PAGE = `<!doctype html><meta charset="utf-8"><style>html,body,foliate-view{margin:0;height:100vh}
@media(prefers-color-scheme:dark){html{background:#1a1a1a}}</style>
<script type="module">import '/engine/view.js'; window.ready = true</script>`

const args = process.argv.slice(2)
const shots = args[0] === '--shots' ? args.splice(0, 2)[1] : null
if (shots) mkdirSync(shots, { recursive: true })

const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    const file = path.startsWith('/engine/') ? join(ENGINE, normalize(path.slice(8)))
        : path.startsWith('/book/') ? args[Number(path.slice(6))] : null
    response.setHeader('content-type', TYPES[extname(file ?? 'page.html')] ?? 'application/octet-stream')
    response.end(file ? readFileSync(file) : PAGE)
}).listen(0)
const origin = `http://localhost:${server.address().port}`

const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    protocolTimeout: 600_000,
})
let bad = 0
for (const [number, name] of args.entries()) {
    const page = await browser.newPage()
    // Pictures are as large as the PDF's page in the README, an A4 sheet at 96 dpi.
    await page.setViewport(shots ? { width: 480, height: 679, deviceScaleFactor: 1.654 } : { width: 600, height: 800 })
    const faults = []
    page.on('pageerror', error => faults.push(`script error: ${error.message}`))
    await page.goto(origin)
    await page.waitForFunction('window.ready')
    const found = await page.evaluate(read, `${origin}/book/${number}`, name.includes('vertical'))
        .catch(error => ({ faults: [error.message] }))
    if (shots && !found.faults.length) await shoot(page, join(shots, basename(name, '.epub')))
    const { faults: more, ...facts } = found
    faults.push(...more)
    console.log(`${name}: ${faults.length ? 'BAD' : 'good'} ${JSON.stringify(facts)}`)
    for (const fault of faults.slice(0, 40)) console.log(`  ${fault}`)
    bad += faults.length
    await page.close()
}
await browser.close()
server.close()
process.exitCode = bad ? 1 : 0

// Runs in the page: opens the book, every entry of the contents, and every link of every document.
async function read(url, vertical) {
    const faults = []
    const view = document.createElement('foliate-view')
    document.body.append(view)
    const blob = await (await fetch(url)).blob()
    await view.open(new File([blob], 'book.epub', { type: 'application/epub+zip' }))
    const { book } = view
    const shown = () => view.renderer.getContents()[0]
    const writing = vertical ? 'vertical-rl' : 'horizontal-tb'
    if (book.dir !== (vertical ? 'rtl' : 'ltr')) faults.push(`pages turn ${book.dir}`)
    const entries = []
    const collect = (items, depth) => {
        for (const item of items ?? []) {
            entries.push({ ...item, depth })
            collect(item.subitems, depth + 1)
        }
    }
    collect(book.toc, 1)

    const open = async (href, what) => {
        const target = book.resolveHref(href)
        if (!target) return faults.push(`${what} leads nowhere: ${href}`)
        await view.goTo(href)
        const { doc, index } = shown()
        if (index !== target.index) return faults.push(`${what} opens another document: ${href}`)
        if (href.includes('#') && !target.anchor(doc)) faults.push(`${what} has no target: ${href}`)
        if (!doc.body.innerText.trim() && !doc.images.length) faults.push(`${what} shows nothing: ${href}`)
        const { writingMode } = doc.defaultView.getComputedStyle(doc.documentElement)
        if (writingMode !== writing) faults.push(`${href} is ${writingMode}, not ${writing}`)
        return doc
    }
    let images = 0
    for (const { href, label } of entries) {
        const doc = await open(href, `entry "${label}"`)
        if (!doc) continue
        const pictures = [...doc.images]
        images += pictures.length
        if (pictures.some(image => !image.complete || !image.naturalWidth))
            faults.push(`${href} has a picture that does not show`)
        if (!doc.documentElement.lang) faults.push(`${href} has no language`)
    }
    let links = 0
    const followed = new Set()
    for (const section of book.sections) {
        const doc = await section.createDocument()
        for (const link of doc.querySelectorAll('a[href]')) {
            const href = section.resolveHref(link.getAttribute('href'))
            links++
            if (followed.has(href)) continue
            followed.add(href)
            await open(href, `link "${link.textContent}" of ${section.id}`)
        }
    }
    for (const page of book.pageList ?? []) await open(page.href, `page "${page.label}"`)
    const depth = Math.max(0, ...entries.map(entry => entry.depth))
    return {
        title: book.metadata.title, language: book.metadata.language, dir: book.dir, writing,
        documents: book.sections.length, entries: entries.length, depth, links, images,
        pages: book.pageList?.length ?? 0, landmarks: book.landmarks?.length ?? 0,
        cover: !!await book.getCover?.(), faults,
    }
}

// Pictures of the cover, the front page, a list of articles, and articles; some of them in dark mode.
async function shoot(page, base) {
    const places = await page.evaluate(async () => {
        const { book } = document.querySelector('foliate-view')
        const places = { articles: [] }
        for (const { id, createDocument } of book.sections) {
            const doc = await createDocument()
            if (doc.querySelector('.cover')) places.cover = id
            else if (doc.querySelector('article')) {
                places.articles.push(id)
                if (doc.querySelector('figure img')) places.figure ??= id
            }
            else if (doc.querySelector('[role=doc-part]')) places.section ??= id
            else places.front ??= id
        }
        const { articles, ...rest } = places
        return { ...rest, article: articles[0], last: articles.at(-1) }
    })
    const shot = async (name, href) => {
        if (!href) return
        await page.evaluate(href => document.querySelector('foliate-view').goTo(href), href)
        await new Promise(resolve => setTimeout(resolve, 300))
        await page.screenshot({ path: `${base}-${name}.png` })
    }
    for (const [name, href] of Object.entries(places)) await shot(name, href)
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await page.evaluate(() => document.querySelector('foliate-view').renderer.setStyles?.(
        'html{color-scheme:dark;background:#1a1a1a!important;color:#ddd!important}a:any-link{color:#8ab4f8}'))
    await shot('dark', places.article)
    await shot('dark-front', places.front)
}
