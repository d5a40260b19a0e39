/*
 * newsbind_exporter.h - the contract between newsbind and an exporter plugin, version 1.0
 *
 * A plugin is a shared library with one symbol, newsbind_exporter_v1(). It imports no symbol from
 * newsbind; what newsbind offers comes in as a table of functions (nb_host). C99 and later, and C++.
 *
 * Rules that hold everywhere
 *   - Texts are UTF-8 with a length and without a NUL at the end (nb_bytes).
 *   - What one side allocated the other never frees. Bytes that newsbind hands in live until the
 *     function they were handed to returns; bytes that the plugin hands to a callback until that
 *     callback returns; the table that the plugin returns, and all it points to, as long as the process.
 *   - Every table says its own size. Later minor versions only add fields at the end: read a field
 *     only if `size` covers it. Anything else would be newsbind_exporter_v2().
 *   - No exception and no panic leaves a function.
 *   - The callbacks of nb_host may be called from any thread of the plugin, until check() or
 *     export_() returns; then no longer.
 *   - The same issue, assets and options give the same bytes: no clock, no environment, no files.
 *
 * Two numbers, both outside of the payload: that of this interface (NB_ABI_*), and that of the issue
 * (NB_ISSUE_SCHEMA: `"schema": "newsbind.issue/1"`; `newsbind schema issue` prints its JSON Schema).
 * Neither has to do with the version of newsbind.
 *
 * Licence: MIT OR Apache-2.0, at your choice.
 */
#ifndef NEWSBIND_EXPORTER_H
#define NEWSBIND_EXPORTER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NB_MAGIC 0x3150424Eu /* "NBP1" in little endian */
#define NB_ABI_MAJOR 1       /* another major version is another contract */
#define NB_ABI_MINOR 0
#define NB_ISSUE_SCHEMA 1    /* major version of newsbind.issue that the payload has */

#if defined(_WIN32)
#define NB_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define NB_EXPORT __attribute__((visibility("default")))
#else
#define NB_EXPORT
#endif

/* Some bytes. `ptr` may be anything where `len` is 0. */
typedef struct nb_bytes {
    const uint8_t *ptr;
    size_t len;
} nb_bytes;

/* How a call ended. An unknown number counts as NB_ERROR. */
typedef int32_t nb_status;
enum {
    NB_OK = 0,
    NB_ERROR = 1,         /* it did not work; nb_host.fail() said why */
    NB_CANCELLED = 2,     /* the person asked to stop; return it as soon as you can */
    NB_BAD_OPTIONS = 3,   /* an option is unknown or has a wrong value; fail() said which */
    NB_BAD_ISSUE = 4,     /* the payload is not what the contract says */
    NB_UNSUPPORTED = 5,   /* not offered here */
    NB_PANIC = 6          /* the plugin has a fault; fail() said where */
};

/* Levels of nb_host.log(). A warning is shown to the person; the two last only on request. */
enum { NB_LOG_ERROR = 1, NB_LOG_WARNING = 2, NB_LOG_INFO = 3, NB_LOG_DEBUG = 4 };

/* What newsbind offers. Pass `context` on as the first argument of each function. */
typedef struct nb_host {
    uint32_t size; /* of this table, in bytes */
    uint16_t abi_major, abi_minor;
    void *context;

    /* Begins a file. `path` is relative, with '/'; no part of it is empty, '.' or '..', has '\', ':' or NUL,
     * or ends in '.' or ' '. Names that differ in case only are one. The file ISSUE-ID.EXTENSION is the
     * output's document; a plugin that makes a folder calls its files as it likes. `media_type` is an
     * IANA media type. One file is open at a time, and each once. A plugin that writes without
     * beginning a file writes its document, whose extension its manifest states. */
    nb_status (*begin_file)(void *context, nb_bytes path, nb_bytes media_type);
    /* Appends to the open file. Nothing is visible to others before export_() has returned NB_OK. */
    nb_status (*write)(void *context, nb_bytes data);
    nb_status (*end_file)(void *context);

    /* Says something: lower case, without full stop, names in backticks. */
    void (*log)(void *context, uint32_t level, nb_bytes message);
    /* Says that `done` of `total` steps are done. NB_CANCELLED: stop. Call it often, it is cheap. */
    nb_status (*progress)(void *context, uint64_t done, uint64_t total);
    /* Says why the call will not end with NB_OK: a sentence for the person, as in log(). */
    void (*fail)(void *context, nb_bytes message);
    /* Something more by name, such as NB_ASSETS; NULL where it is not offered. */
    const void *(*extension)(void *context, nb_bytes name);
} nb_host;

/* The extension "nb.assets/1": pictures, style sheets and fonts by name. */
#define NB_ASSETS "nb.assets/1"
typedef struct nb_assets {
    uint32_t size; /* of this table, in bytes */
    uint32_t reserved;
    /* The bytes of an asset, by the name that the issue or the options give. They live until the next
     * call of read(), or the end of export_(). NB_ERROR: there is none; `*bytes` is then the reason.
     * `context` is that of nb_host. */
    nb_status (*read)(void *context, nb_bytes name, nb_bytes *bytes);
} nb_assets;

/* What is wanted. */
typedef struct nb_request {
    uint32_t size;         /* of this table, in bytes */
    uint32_t issue_schema; /* major version of the issue's schema */
    nb_bytes issue;        /* JSON of newsbind.issue; empty in check() */
    nb_bytes options;      /* a JSON object: the output's table of the configuration */
    nb_bytes format;       /* id of one of the manifest's formats */
} nb_request;

/* What the plugin is. */
typedef struct nb_exporter {
    uint32_t magic; /* NB_MAGIC; this and the next four are where they are for ever */
    uint16_t abi_major, abi_minor;
    uint32_t size;         /* of this table, in bytes */
    uint32_t issue_schema; /* NB_ISSUE_SCHEMA: the major version that the plugin reads */

    /* A JSON object, 1 MiB at most:
     *   "name"         what the plugin is called: letters of a-z, digits, '-'
     *   "version"      its own version
     *   "description"  one line for people
     *   "license", "homepage"   optional
     *   "formats"      one object each: "id"; "description"; "extension" and "media_type" of the
     *                  document, for plugins that write without begin_file(); "options": a JSON Schema
     *                  of the options, for editors and for `newsbind plugin info`
     *   "sources"      true to have every text's source (page, line, characters) in the issue; without
     *                  it they are left out, which makes the payload several times smaller
     */
    nb_bytes manifest;

    /* Judges the options before any work starts; the issue is empty. NULL: all options are good. */
    nb_status (*check)(const nb_host *host, const nb_request *request);
    /* Turns the issue into files. */
    nb_status (*export_)(const nb_host *host, const nb_request *request);
} nb_exporter;

/* The only symbol. Called once, before anything else. */
NB_EXPORT const nb_exporter *newsbind_exporter_v1(void);

#ifdef __cplusplus
}
#endif
#endif /* NEWSBIND_EXPORTER_H */
