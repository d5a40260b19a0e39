/* Prints a JSON text as the reader for C sees it: one line a value, strings as bytes in hexadecimal. */
#include <stdio.h>

#include "newsbind_json.h"

static void show(nb_json value, int depth) {
    nb_json item = {NULL, NULL};
    char character[4];
    size_t length, at;
    if (value.at == NULL || value.at >= value.end || depth > 200) return;
    if (*value.at == '[') {
        printf("list %zu\n", nb_json_count(value));
        while (nb_json_each(value, &item)) show(item, depth + 1);
    } else if (*value.at == '{') {
        printf("object %zu\n", nb_json_keys(value));
        show(nb_json_get(value, "a"), depth + 1);
        show(nb_json_get(value, "text"), depth + 1);
    } else if (*value.at == '"') {
        printf("string %zu ", nb_json_length(value));
        while ((length = nb_json_next(&value, character)) > 0)
            for (at = 0; at < length; at++) printf("%02x", (unsigned char)character[at]);
        printf("\n");
    } else if (*value.at == 't' || *value.at == 'f') {
        printf("%s\n", nb_json_true(value) ? "true" : "false");
    } else if (*value.at == 'n') {
        printf("null\n");
    } else {
        printf("number %.6f\n", nb_json_number(value, -1));
    }
}

int main(int count, char **arguments) {
    static uint8_t text[1 << 20];
    nb_bytes bytes;
    FILE *file = fopen(arguments[count - 1], "rb");
    if (file == NULL) return 1;
    bytes.len = fread(text, 1, sizeof text, file);
    /* At its own place, so that reading beyond the end is seen. */
    bytes.ptr = (uint8_t *)malloc(bytes.len);
    if (bytes.len > 0) memcpy((void *)bytes.ptr, text, bytes.len);
    show(nb_json_of(bytes), 0);
    free((void *)bytes.ptr);
    return 0;
}
