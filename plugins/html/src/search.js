// Finds articles that have all words of what is typed; a word in the title counts more.
(() => {
  const field = document.getElementById('search')
  const found = document.getElementById('found')
  const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const articles = window.articles.map(([path, title, text]) =>
    ({ path, title, text, plainTitle: plain(title), plainText: plain(text) }))

  const rank = (article, words) => {
    let sum = 0
    for (const word of words) {
      if (article.plainTitle.includes(word)) sum += 3
      else if (article.plainText.includes(word)) sum += 1
      else return 0
    }
    return sum
  }

  const excerpt = (article, word) => {
    const at = Math.max(0, article.text.toLowerCase().indexOf(word) - 20)
    return (at ? '…' : '') + article.text.slice(at, at + 100) + '…'
  }

  const entry = (article, words) => {
    const item = document.createElement('li')
    const link = item.appendChild(document.createElement('a'))
    link.href = article.path
    link.textContent = article.title
    item.appendChild(document.createElement('p')).textContent = excerpt(article, words[0])
    return item
  }

  const show = () => {
    const words = plain(field.value).split(/\s+/).filter(Boolean)
    const hits = articles.map(article => ({ article, rank: words.length ? rank(article, words) : 0 }))
      .filter(hit => hit.rank).sort((a, b) => b.rank - a.rank).slice(0, 30)
    found.replaceChildren(...hits.map(hit => entry(hit.article, words)))
    if (words.length && !hits.length) {
      found.appendChild(document.createElement('li')).textContent = found.dataset.none
    }
    document.body.classList.toggle('searching', words.length > 0)
    const address = new URL(location)
    address.hash = words.length ? `search=${encodeURIComponent(field.value)}` : ''
    history.replaceState(null, '', address)
  }

  field.closest('.search').hidden = false
  field.addEventListener('input', show)
  const before = location.hash.match(/^#search=(.*)/)
  if (before) {
    field.value = decodeURIComponent(before[1])
    show()
  }
})()
