/* Exports a newspaper issue as a list of its headlines. newsbind_exporter.h says how it works. */
#include <stdio.h>
#include <string.h>

#include "newsbind_exporter.h"
#include "newsbind_json.h"

static const char manifest[] =
    "{\"name\": \"@NAME@\", \"version\": \"0.1.0\", \"description\": \"One headline a line\","
    " \"formats\": [{\"id\": \"@NAME@\", \"extension\": \"@NAME@.txt\", \"media_type\": \"text/plain; charset=utf-8\","
    "  \"options\": {\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
    "   \"numbered\": {\"type\": \"boolean\", \"default\": true, \"description\": \"Number the headlines.\"}}}}]}";

static nb_bytes bytes(const void *ptr, size_t len) {
    nb_bytes bytes;
    bytes.ptr = (const uint8_t *)ptr;
    bytes.len = len;
    return bytes;
}

static nb_status write_text(const nb_host *host, const char *text) {
    return host->write(host->context, bytes(text, strlen(text)));
}

/* Writes a string of the issue. */
static nb_status write_string(const nb_host *host, nb_json string) {
    char character[4];
    size_t length;
    nb_status status = NB_OK;
    while (status == NB_OK && (length = nb_json_next(&string, character)) > 0)
        status = host->write(host->context, bytes(character, length));
    return status;
}

/* Judges the options, before any work starts. */
static nb_status check(const nb_host *host, const nb_request *request) {
    nb_json options = nb_json_of(request->options), numbered = nb_json_get(options, "numbered");
    const char *wrong = NULL;
    if (numbered.at != NULL && *numbered.at != 't' && *numbered.at != 'f')
        wrong = "wrong value for `numbered`; expected `true` or `false`";
    else if (nb_json_keys(options) != (numbered.at != NULL))
        wrong = "unknown key; known: `numbered`";
    if (wrong == NULL) return NB_OK;
    host->fail(host->context, bytes(wrong, strlen(wrong)));
    return NB_BAD_OPTIONS;
}

/* Turns the issue into a file: without begin_file() it is the document, named by the manifest. */
static nb_status export_(const nb_host *host, const nb_request *request) {
    nb_json numbered = nb_json_get(nb_json_of(request->options), "numbered");
    nb_json sections = nb_json_get(nb_json_of(request->issue), "sections");
    nb_json section = {NULL, NULL}, article, headline;
    nb_status status = write_text(host, "");
    char number[32];
    int count = 0;
    while (status == NB_OK && nb_json_each(sections, &section)) {
        article.at = article.end = NULL;
        while (status == NB_OK && nb_json_each(nb_json_get(section, "articles"), &article)) {
            snprintf(number, sizeof number, "%d. ", ++count);
            if (numbered.at == NULL || nb_json_true(numbered)) write_text(host, number);
            headline = nb_json_get(article, "headline");
            status = headline.at == NULL ? write_text(host, "-") : write_string(host, headline);
            if (status == NB_OK) status = write_text(host, "\n");
        }
    }
    return status;
}

NB_EXPORT const nb_exporter *newsbind_exporter_v1(void) {
    static nb_exporter exporter = {
        NB_MAGIC, NB_ABI_MAJOR, NB_ABI_MINOR, sizeof(nb_exporter), NB_ISSUE_SCHEMA,
        {(const uint8_t *)manifest, sizeof manifest - 1}, check, export_,
    };
    return &exporter;
}
