/*
 * newsbind_json.h - reading an issue in C: a cursor over JSON, without a tree and without memory
 *
 * A cursor stands at one value of the text; an empty one (`at` is NULL) at none. Every function takes
 * an empty cursor and answers with nothing, so that paths can be followed without asking:
 *
 *     nb_json issue = nb_json_of(request->issue), section = {0, 0};
 *     while (nb_json_each(nb_json_get(issue, "sections"), &section))
 *         count += nb_json_count(nb_json_get(section, "articles"));
 *
 * The text is newsbind's, so it is JSON; of a text that is not, cursors end at its end. C99 and C++.
 *
 * Licence: MIT OR Apache-2.0, at your choice.
 */
#ifndef NEWSBIND_JSON_H
#define NEWSBIND_JSON_H

#include <stdlib.h>
#include <string.h>

#include "newsbind_exporter.h"

#if defined(__GNUC__)
#define NB_JSON static __attribute__((unused))
#else
#define NB_JSON static
#endif

typedef struct nb_json {
    const char *at, *end;
} nb_json;

NB_JSON const char *nb_json_space(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')) at++;
    return at;
}

/* The cursor at the value of a whole text. */
NB_JSON nb_json nb_json_of(nb_bytes text) {
    nb_json json;
    json.at = json.end = NULL;
    if (text.len == 0) return json;
    json.end = (const char *)text.ptr + text.len;
    json.at = nb_json_space((const char *)text.ptr, json.end);
    return json;
}

/* What follows the value at `at`. */
NB_JSON const char *nb_json_after(const char *at, const char *end) {
    int depth = 0;
    do {
        if (at < end && *at == '"') {
            for (at++; at < end && *at != '"'; at++)
                if (*at == '\\' && at + 1 < end) at++;
            if (at < end) at++;
        } else if (at < end) {
            depth += *at == '{' || *at == '[';
            depth -= *at == '}' || *at == ']';
            at++;
            if (depth == 0) /* the rest of a number or a word */
                while (at < end && strchr(",:]} \n\t\r", *at) == NULL) at++;
        }
    } while (at < end && depth > 0);
    return nb_json_space(at, end);
}

/* The next value of a list: begin with an empty cursor, go on while it answers 1. */
NB_JSON int nb_json_each(nb_json list, nb_json *item) {
    const char *at = item->at;
    if (list.at == NULL || list.at >= list.end || *list.at != '[') return 0;
    at = at == NULL ? list.at : nb_json_after(at, list.end);
    if (at >= list.end || (*at != '[' && *at != ',') || (at == list.at) != (item->at == NULL)) return 0;
    at = nb_json_space(at + 1, list.end);
    if (at >= list.end || *at == ']') return 0;
    item->at = at;
    item->end = list.end;
    return 1;
}

/* How many values a list has. */
NB_JSON size_t nb_json_count(nb_json list) {
    nb_json item;
    size_t count = 0;
    item.at = item.end = NULL;
    while (nb_json_each(list, &item)) count++;
    return count;
}

/* How many keys an object has. */
NB_JSON size_t nb_json_keys(nb_json object) {
    const char *at = object.at, *end = object.end;
    size_t count = 0;
    if (at == NULL || at >= end || *at != '{') return 0;
    at = nb_json_space(at + 1, end);
    while (at < end && *at == '"') {
        at = nb_json_after(at, end);
        if (at < end && *at == ':') at = nb_json_after(nb_json_space(at + 1, end), end);
        count++;
        if (at < end && *at == ',') at = nb_json_space(at + 1, end);
    }
    return count;
}

/* The value of a key of an object; the cursor is empty where there is none. Keys of the contract have no
 * escapes, so they are compared as they are written. */
NB_JSON nb_json nb_json_get(nb_json object, const char *key) {
    nb_json found;
    const char *at = object.at, *end = object.end;
    size_t length = strlen(key);
    found.at = found.end = NULL;
    if (at == NULL || at >= end || *at != '{') return found;
    do {
        const char *name = nb_json_space(at + 1, end);
        at = nb_json_after(name, end);
        if (at >= end || *at != ':') return found;
        at = nb_json_space(at + 1, end);
        if ((size_t)(end - name) > length + 1 && memcmp(name + 1, key, length) == 0 && name[length + 1] == '"') {
            found.at = at;
            found.end = end;
            return found;
        }
        at = nb_json_after(at, end);
    } while (at < end && *at == ',');
    return found;
}

/* Whether the cursor stands at a string that reads `text`; strings with escapes never do. */
NB_JSON int nb_json_is(nb_json string, const char *text) {
    size_t length = strlen(text);
    return string.at != NULL && (size_t)(string.end - string.at) > length + 1 && *string.at == '"' &&
           memcmp(string.at + 1, text, length) == 0 && string.at[length + 1] == '"';
}

/* A number; `otherwise` where there is none. */
NB_JSON double nb_json_number(nb_json number, double otherwise) {
    char text[64];
    size_t length = 0;
    if (number.at == NULL || strchr("-0123456789", *number.at) == NULL) return otherwise;
    while (length < sizeof text - 1 && number.at < number.end && strchr("+-.eE0123456789", *number.at) != NULL)
        text[length++] = *number.at++;
    text[length] = '\0';
    return strtod(text, NULL);
}

/* True where the cursor stands at `true`. */
NB_JSON int nb_json_true(nb_json value) {
    return value.at != NULL && value.end - value.at >= 4 && memcmp(value.at, "true", 4) == 0;
}

NB_JSON unsigned long nb_json_hex(const char *at) {
    char digits[5];
    memcpy(digits, at, 4);
    digits[4] = '\0';
    return strtoul(digits, NULL, 16);
}

/* The next character of a string as UTF-8: begin with a cursor at the string and go on with the same;
 * answers the number of bytes, 0 at the end. */
NB_JSON size_t nb_json_next(nb_json *string, char character[4]) {
    static const char escapes[] = "n\nt\tr\rb\bf\f";
    const char *at = string->at, *found;
    unsigned long code, low;
    size_t length = 1;
    if (at == NULL || at >= string->end) return 0;
    if (*at == '"') { /* the first one, or the last */
        string->at = ++at;
        if (at >= string->end || *at == '"') return string->at = NULL, 0;
    }
    if (*at != '\\' || string->end - at < 2) {
        while (at + length < string->end && length < 4 && (at[length] & 0xC0) == 0x80) length++;
        memcpy(character, at, length);
        at += length;
    } else if (at[1] != 'u' || string->end - at < 6) {
        found = strchr(escapes, at[1]);
        character[0] = found != NULL && at[1] != '\0' ? found[1] : at[1];
        at += 2;
    } else {
        code = nb_json_hex(at + 2);
        at += 6;
        if (code >= 0xD800 && code < 0xDC00 && string->end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
            low = nb_json_hex(at + 2);
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            at += 6;
        }
        length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        if (length == 1) character[0] = (char)code;
        if (length == 2) character[0] = (char)(0xC0 | code >> 6);
        if (length == 3) character[0] = (char)(0xE0 | code >> 12);
        if (length == 4) character[0] = (char)(0xF0 | code >> 18);
        if (length == 4) character[1] = (char)(0x80 | (code >> 12 & 0x3F));
        if (length >= 3) character[length - 2] = (char)(0x80 | (code >> 6 & 0x3F));
        if (length >= 2) character[length - 1] = (char)(0x80 | (code & 0x3F));
    }
    string->at = at < string->end && *at == '"' ? NULL : at;
    return length;
}

/* How many characters a string has. */
NB_JSON size_t nb_json_length(nb_json string) {
    char character[4];
    size_t length = 0;
    while (nb_json_next(&string, character) > 0) length++;
    return length;
}

#endif /* NEWSBIND_JSON_H */
