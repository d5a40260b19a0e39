// Preloaded by ./ace: the same answers of Ace's XML library, sooner. To look up an item of the manifest
// its XPath library sorts all items, and asks for each pair which comes first, which the XML library
// answers by going through all of them: a thousand articles take hours. A table of places answers at once.
const { Node } = require('@xmldom/xmldom')

const { compareDocumentPosition } = Node.prototype
const { DOCUMENT_POSITION_FOLLOWING, DOCUMENT_POSITION_PRECEDING } = Node
const tables = new WeakMap()

Node.prototype.compareDocumentPosition = function (other) {
    const parent = this.parentNode
    if (!parent || other.parentNode !== parent || other === this) return compareDocumentPosition.call(this, other)
    const places = placesIn(parent)
    return places.get(other) < places.get(this) ? DOCUMENT_POSITION_PRECEDING : DOCUMENT_POSITION_FOLLOWING
}

// The library counts a document's changes in `_inc`.
function placesIn(parent) {
    const changes = (parent.ownerDocument ?? parent)._inc
    const table = tables.get(parent)
    if (table?.changes === changes) return table.places
    const places = new Map(Array.from(parent.childNodes, (child, place) => [child, place]))
    tables.set(parent, { changes, places })
    return places
}
