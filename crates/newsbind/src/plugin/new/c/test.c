/* Runs the plugin as newsbind does, without newsbind, on sample-issue.json. */
#include "plugin.c"

static char written[4096], issue[65536];
static size_t length;

static nb_status begin_file(void *context, nb_bytes path, nb_bytes media_type) {
    (void)context, (void)path, (void)media_type;
    return NB_OK;
}

static nb_status write_data(void *context, nb_bytes data) {
    (void)context;
    if (length + data.len >= sizeof written) return NB_ERROR;
    if (data.len > 0) memcpy(written + length, data.ptr, data.len);
    length += data.len;
    return NB_OK;
}

static nb_status end_file(void *context) {
    (void)context;
    return NB_OK;
}

static void log_message(void *context, uint32_t level, nb_bytes message) {
    (void)context, (void)level;
    fprintf(stderr, "%.*s\n", (int)message.len, (const char *)message.ptr);
}

static nb_status progress(void *context, uint64_t done, uint64_t total) {
    (void)context, (void)done, (void)total;
    return NB_OK;
}

static void fail(void *context, nb_bytes message) {
    (void)context, (void)message;
}

static const void *extension(void *context, nb_bytes name) {
    (void)context, (void)name;
    return NULL;
}

static int expect(const char *options, nb_status checked, const char *text) {
    nb_host host = {sizeof(nb_host), NB_ABI_MAJOR, NB_ABI_MINOR, NULL, begin_file, write_data,
                    end_file, log_message, progress, fail, extension};
    nb_request request = {sizeof(nb_request), NB_ISSUE_SCHEMA, {NULL, 0}, {NULL, 0}, {NULL, 0}};
    const nb_exporter *plugin = newsbind_exporter_v1();
    length = 0;
    request.options = bytes(options, strlen(options));
    if (plugin->check(&host, &request) != checked) return printf("bad: the check of %s\n", options), 1;
    if (checked != NB_OK) return 0;
    request.issue = bytes(issue, strlen(issue));
    if (plugin->export_(&host, &request) != NB_OK) return printf("bad: the export of %s\n", options), 1;
    written[length] = '\0';
    if (strcmp(written, text) != 0) return printf("bad: %s gives\n%s", options, written), 1;
    return 0;
}

int main(void) {
    FILE *file = fopen("sample-issue.json", "rb");
    int bad = file == NULL || fread(issue, 1, sizeof issue - 1, file) == 0;
    bad += expect("{}", NB_OK, "1. Harbour reopens\n2. -\n3. 港口重新开放，“船只进港”\n");
    bad += expect("{\"numbered\": false}", NB_OK, "Harbour reopens\n-\n港口重新开放，“船只进港”\n");
    bad += expect("{\"numbered\": 1}", NB_BAD_OPTIONS, "");
    bad += expect("{\"number\": true}", NB_BAD_OPTIONS, "");
    puts(bad == 0 ? "all good" : "something is bad");
    return bad != 0;
}
