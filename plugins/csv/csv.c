/*
 * csv.c - exports the articles of a newspaper issue as CSV (RFC 4180): one row an article
 *
 *     cc -shared -fPIC -O2 -I../../crates/newsbind-plugin/include -o libnewsbind_csv.so csv.c
 *
 * Licence: MIT OR Apache-2.0, at your choice.
 */
#include <stdio.h>
#include <string.h>

#include "newsbind_exporter.h"
#include "newsbind_json.h"

static const char manifest[] =
    "{\"name\": \"csv\", \"version\": \"0.1.0\", \"license\": \"MIT OR Apache-2.0\","
    " \"description\": \"A table of the articles for a spreadsheet: id, page, headline, byline, characters, confidence\","
    " \"formats\": [{\"id\": \"csv\", \"extension\": \"csv\", \"media_type\": \"text/csv; charset=utf-8; header=present\","
    "  \"options\": {\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
    "   \"separator\": {\"enum\": [\",\", \";\", \"tab\"], \"default\": \",\", \"description\": \"What stands between two cells.\"},"
    "   \"mark\": {\"type\": \"boolean\", \"default\": false,"
    "    \"description\": \"Begin with a byte order mark, by which some spreadsheets know UTF-8.\"}}}}]}";

static nb_bytes text(const char *text) {
    nb_bytes bytes;
    bytes.ptr = (const uint8_t *)text;
    bytes.len = strlen(text);
    return bytes;
}

/* Rows go out as they come; the first status that is not good is kept. */
typedef struct table {
    const nb_host *host;
    char separator;
    int is_new; /* nothing stands in the row yet */
    nb_status status;
} table;

static void put(table *table, const char *from, size_t length) {
    nb_bytes bytes;
    bytes.ptr = (const uint8_t *)from;
    bytes.len = length;
    if (table->status == NB_OK) table->status = table->host->write(table->host->context, bytes);
}

/* Begins a cell; a text is always in quotation marks, a number never. */
static void begin_cell(table *table) {
    if (!table->is_new) put(table, &table->separator, 1);
    table->is_new = 0;
}

static void end_row(table *table) {
    put(table, "\r\n", 2);
    table->is_new = 1;
}

static void plain_cell(table *table, const char *cell) {
    begin_cell(table);
    put(table, cell, strlen(cell));
}

/* The characters of a string, with quotation marks doubled. A text that a spreadsheet would take for a
 * formula gets an apostrophe, as OWASP advises for "CSV injection". */
static void put_characters(table *table, nb_json string, int is_first) {
    char character[4];
    size_t length;
    while ((length = nb_json_next(&string, character)) > 0) {
        if (is_first && strchr("=+-@\t\r", character[0]) != NULL) put(table, "'", 1);
        if (character[0] == '"') put(table, "\"", 1);
        put(table, character, length);
        is_first = 0;
    }
}

static void text_cell(table *table, nb_json string) {
    begin_cell(table);
    put(table, "\"", 1);
    put_characters(table, string, 1);
    put(table, "\"", 1);
}

/* The strings of a list, with commas. */
static void list_cell(table *table, nb_json list) {
    nb_json item = {NULL, NULL};
    int is_first = 1;
    begin_cell(table);
    put(table, "\"", 1);
    while (nb_json_each(list, &item)) {
        if (!is_first) put(table, ", ", 2);
        put_characters(table, item, is_first);
        is_first = 0;
    }
    put(table, "\"", 1);
}

/* Characters of the body, captions included. */
static size_t characters(nb_json article) {
    nb_json block = {NULL, NULL};
    size_t sum = 0;
    while (nb_json_each(nb_json_get(article, "body"), &block))
        sum += nb_json_length(nb_json_get(block, "text")) + nb_json_length(nb_json_get(block, "caption"));
    return sum;
}

static void put_article(table *table, nb_json section, nb_json article) {
    nb_json byline = nb_json_get(article, "byline");
    double confidence = nb_json_number(nb_json_get(article, "confidence"), -1);
    char number[32];
    text_cell(table, nb_json_get(article, "id"));
    text_cell(table, nb_json_get(section, "name"));
    list_cell(table, nb_json_get(article, "pages"));
    text_cell(table, nb_json_get(article, "headline"));
    if (nb_json_get(byline, "names").at != NULL)
        list_cell(table, nb_json_get(byline, "names"));
    else
        text_cell(table, nb_json_get(byline, "text"));
    snprintf(number, sizeof number, "%lu", (unsigned long)characters(article));
    plain_cell(table, number);
    /* Thousandths by hand: printf would put the locale's sign between. */
    if (confidence >= 0)
        snprintf(number, sizeof number, "%d.%03d", (int)(confidence * 1000 + 0.5) / 1000, (int)(confidence * 1000 + 0.5) % 1000);
    plain_cell(table, confidence >= 0 ? number : "");
    end_row(table);
}

static nb_status refuse(const nb_host *host, const char *why) {
    host->fail(host->context, text(why));
    return NB_BAD_OPTIONS;
}

/* Each key of the options has to be known and have a value that it may have. */
static nb_status check(const nb_host *host, const nb_request *request) {
    nb_json options = nb_json_of(request->options);
    nb_json separator = nb_json_get(options, "separator"), mark = nb_json_get(options, "mark");
    int known = (separator.at != NULL) + (mark.at != NULL);
    if (separator.at != NULL && !nb_json_is(separator, ",") && !nb_json_is(separator, ";") && !nb_json_is(separator, "tab"))
        return refuse(host, "wrong value for `separator`; expected `,`, `;` or `tab`");
    if (mark.at != NULL && *mark.at != 't' && *mark.at != 'f')
        return refuse(host, "wrong value for `mark`; expected `true` or `false`");
    if (nb_json_keys(options) != (size_t)known)
        return refuse(host, "unknown key; known: `separator`, `mark`");
    return NB_OK;
}

static nb_status export_(const nb_host *host, const nb_request *request) {
    nb_json issue = nb_json_of(request->issue), section = {NULL, NULL}, article;
    nb_json options = nb_json_of(request->options), separator = nb_json_get(options, "separator");
    const char *titles[] = {"id", "section", "pages", "headline", "byline", "characters", "confidence"};
    table table = {NULL, ',', 1, NB_OK};
    size_t at;
    table.host = host;
    if (nb_json_is(separator, ";")) table.separator = ';';
    if (nb_json_is(separator, "tab")) table.separator = '\t';
    if (nb_json_true(nb_json_get(options, "mark"))) put(&table, "\xEF\xBB\xBF", 3);
    for (at = 0; at < sizeof titles / sizeof *titles; at++) plain_cell(&table, titles[at]);
    end_row(&table);
    while (nb_json_each(nb_json_get(issue, "sections"), &section)) {
        article.at = article.end = NULL;
        while (nb_json_each(nb_json_get(section, "articles"), &article)) put_article(&table, section, article);
    }
    return table.status;
}

NB_EXPORT const nb_exporter *newsbind_exporter_v1(void) {
    static nb_exporter exporter = {
        NB_MAGIC, NB_ABI_MAJOR, NB_ABI_MINOR, sizeof(nb_exporter), NB_ISSUE_SCHEMA,
        {(const uint8_t *)manifest, sizeof manifest - 1}, check, export_,
    };
    return &exporter;
}
