// Walks web sites: walk.mjs [--shots DIR] SITE/index.html…  (started by ./walk)
import { existsSync, mkdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'

const args = process.argv.slice(2)
const shots = args[0] === '--shots' ? args.splice(0, 2)[1] : null
if (shots) mkdirSync(shots, { recursive: true })

const WIDE = { width: 1200, height: 900 }
const TELEPHONE = { width: 360, height: 740, isMobile: true, hasTouch: true }
const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
})
let bad = 0
for (const index of args) {
    const page = await browser.newPage()
    const faults = []
    const told = text => faults.push(`${page.url().split('/').slice(-2).join('/')}: ${text}`)
    page.on('pageerror', error => told(`script error: ${error.message}`))
    page.on('console', message => ['error', 'warn'].includes(message.type()) && told(`console: ${message.text()}`))
    page.on('request', request => /^(file|data):/.test(request.url()) || told(`asks for ${request.url()}`))
    page.on('requestfailed', request => told(`cannot load ${request.url()}`))
    const site = dirname(resolve(index))
    const front = pathToFileURL(resolve(index)).href
    const facts = await walk(page, front, told)
    facts.found = await search(page, front, told)
    if (shots) await shoot(page, front, facts.article, join(shots, basename(dirname(site))))
    delete facts.article
    console.log(`${index}: ${faults.length ? 'BAD' : 'good'} ${JSON.stringify(facts)}`)
    for (const fault of faults.slice(0, 40)) console.log(`  ${fault}`)
    bad += faults.length
    await page.close()
}
await browser.close()
process.exitCode = bad ? 1 : 0

// Opens every page that the front page leads to, wide and narrow.
async function walk(page, front, told) {
    const seen = new Set([front])
    let links = 0, pictures = 0, article
    for (const address of seen) {
        await page.setViewport(WIDE)
        await page.goto(address)
        const { hrefs, broken, images, title, language } = await page.evaluate(() => ({
            hrefs: [...document.links].map(link => link.href.split('#')[0]),
            broken: [...document.images].filter(image => image.loading !== 'lazy' && !image.naturalWidth).map(image => image.src),
            images: document.images.length, title: document.title, language: document.documentElement.lang,
        }))
        links += hrefs.length
        pictures += images
        if (!title || !language) told('has no title, or no language')
        broken.forEach(image => told(`picture does not show: ${image}`))
        for (const href of hrefs) {
            if (!href.startsWith('file:') || !existsSync(fileURLToPath(href))) told(`dead link: ${href}`)
            else seen.add(href)
        }
        article ??= hrefs.find(href => href.includes('/article/'))
        await page.setViewport(TELEPHONE)
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        if (width > TELEPHONE.width) told(`is ${width} wide on a telephone`)
    }
    return { pages: seen.size, links, pictures, article }
}

// Types the beginning of an article's title, opens what is found first, and comes back.
async function search(page, front, told) {
    await page.setViewport(WIDE)
    await page.goto(front)
    const title = await page.$eval('.teaser h3', heading => heading.textContent)
    await page.type('#search', title.slice(0, 8))
    const found = await page.$$eval('#found a', links => links.map(link => link.textContent))
    if (!found.includes(title)) told(`the search for "${title.slice(0, 8)}" finds ${found.length}, not it`)
    await page.click('#found a')
    await page.waitForSelector('article')
    await page.goBack()
    const kept = await page.$eval('#search', field => field.value)
    if (kept !== title.slice(0, 8)) told(`the search is forgotten on the way back: "${kept}"`)
    await page.$eval('#search', field => { field.value = '' })
    await page.type('#search', 'zzzzqqq')
    const none = await page.$eval('#found', list => list.textContent)
    if (!none.trim()) told('a search without result says nothing')
    return found.length
}

async function shoot(page, front, article, base) {
    const shot = async name => page.screenshot({ path: `${base}-${name}.png` })
    await page.setViewport(WIDE)
    for (const [name, address] of [['front', front], ['article', article]]) {
        await page.goto(address)
        await shot(name)
    }
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await shot('article-dark')
    await page.setViewport(TELEPHONE)
    await shot('article-telephone')
    await page.goto(front)
    await shot('front-telephone')
    await page.emulateMediaFeatures([])
    await page.setViewport(WIDE)
    await page.goto(front)
    await page.type('#search', (await page.$eval('.teaser h3', heading => heading.textContent)).slice(0, 2))
    await shot('search')
    await page.emulateMediaType('print')
    await page.goto(article)
    await page.pdf({ path: `${base}-print.pdf`, format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })
    await page.emulateMediaType(null)
}
