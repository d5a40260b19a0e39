/* A plugin that does what its option `act` says, well or badly. With MODE_… defined, a library whose
 * table, or whose loading, is broken. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "newsbind_exporter.h"
#include "newsbind_json.h"

static nb_bytes bytes(const char *text) {
    nb_bytes bytes = {(const uint8_t *)text, strlen(text)};
    return bytes;
}

static nb_status give(const nb_host *host, const char *path, const char *text) {
    nb_status status = host->begin_file(host->context, bytes(path), bytes("text/plain"));
    if (status == NB_OK) status = host->write(host->context, bytes(text));
    if (status == NB_OK) status = host->end_file(host->context);
    return status;
}

static nb_status refuse(const nb_host *host, const char *why) {
    host->fail(host->context, bytes(why));
    return NB_ERROR;
}

static void *spin(void *unused) {
    (void)unused;
    for (;;) {
    }
}

static void *sleep_long(void *unused) {
    (void)unused;
    sleep(120);
    return NULL;
}

static void *log_on(void *host) {
    const nb_host *table = host;
    for (;;) table->log(table->context, NB_LOG_DEBUG, bytes("still here"));
}

static volatile int *nowhere;

/* Less than a page at a time, so that no call jumps over the page that guards the stack. */
static int overflow(volatile char *above) {
    volatile char here[1024];
    here[0] = above[0];
    return overflow(here) + here[1];
}

/* A process that calls itself so that a test can find it, and sleeps. */
static void stay(const char *name) {
    char file[64];
    int null = open("/dev/null", O_RDWR);
    (void)name;
    dup2(null, 0);
    snprintf(file, sizeof file, "/proc/self/comm");
    int comm = open(file, O_WRONLY);
    if (comm >= 0) (void)!write(comm, name, strlen(name));
    sleep(120);
    _exit(0);
}

static nb_status act(const nb_host *host, const nb_request *request) {
    nb_json act = nb_json_get(nb_json_of(request->options), "act");
    nb_json name = nb_json_get(nb_json_of(request->options), "name");
    char mark[16] = "nb-stays", character[4];
    size_t length, at = 0;
    while ((length = nb_json_next(&name, character)) == 1 && at < 15) mark[at++] = character[0];
#define ACT(word) if (nb_json_is(act, word))
    ACT("good") return give(host, "fine.txt", "fine\n");
    ACT("document") return host->write(host->context, bytes("the document\n"));
    ACT("segfault") *nowhere = 1;
    ACT("overflow") return overflow(mark);
    ACT("abort") abort();
    ACT("exit") exit(0);
    ACT("_exit") _exit(0);
    ACT("loop") for (;;) {
    }
    ACT("sleep") sleep(120);
    ACT("nothing") return NB_ERROR;
    ACT("refuse") return refuse(host, "no issue on a Sunday; ask again on Monday");
    ACT("unknown-status") return 4711;
    ACT("memory") {
        for (;;) {
            char *more = malloc(64 << 20);
            if (more == NULL) return refuse(host, "out of memory");
            memset(more, 1, 64 << 20);
        }
    }
    ACT("memory-unchecked") {
        for (;;) memset(malloc(64 << 20), 1, 64 << 20);
    }
    ACT("stdout") {
        for (at = 0; at < 50000; at++) printf("garbage of a library that prints %zu\n", at);
        fflush(stdout);
        return give(host, "fine.txt", "fine\n");
    }
    ACT("threads") {
        pthread_t thread;
        for (at = 0; at < 4; at++) pthread_create(&thread, NULL, spin, NULL);
        return give(host, "fine.txt", "fine\n");
    }
    ACT("fork") {
        if (fork() == 0) stay(mark);
        return give(host, "fine.txt", "fine\n");
    }
    ACT("setsid") {
        if (fork() == 0) {
            setsid();
            if (fork() == 0) stay(mark);
            _exit(0);
        }
        wait(NULL);
        return give(host, "fine.txt", "fine\n");
    }
    ACT("setsid-loop") {
        if (fork() == 0) {
            setsid();
            if (fork() == 0) stay(mark);
            stay(mark);
        }
        for (;;) {
        }
    }
    ACT("setsid-crash") {
        if (fork() == 0) {
            setsid();
            stay(mark);
        }
        usleep(20000);
        *nowhere = 1;
    }
    ACT("close-all") {
        for (int fd = 0; fd < 256; fd++) close(fd);
        return give(host, "fine.txt", "fine\n");
    }
    ACT("garbage-everywhere") {
        for (int fd = 3; fd < 256; fd++) (void)!write(fd, "garbage of a library", 20);
        return give(host, "fine.txt", "fine\n");
    }
    ACT("flood") {
        static uint8_t block[1 << 20];
        nb_bytes data = {block, sizeof block};
        for (;;)
            if (host->write(host->context, data) != NB_OK) return NB_ERROR;
    }
    ACT("flood-ignoring") {
        static uint8_t block[1 << 20];
        nb_bytes data = {block, sizeof block};
        for (;;) host->write(host->context, data);
    }
    ACT("log-flood") {
        for (at = 0; at < 100000; at++) host->log(host->context, NB_LOG_WARNING, bytes("look \033[31mhere\n"));
        return give(host, "fine.txt", "fine\n");
    }
    ACT("half") {
        host->begin_file(host->context, bytes("half.txt"), bytes("text/plain"));
        host->write(host->context, bytes("half of it"));
        *nowhere = 1;
    }
    ACT("leads-out") return give(host, "../../evil.txt", "evil\n");
    ACT("absolute") return give(host, "/tmp/evil.txt", "evil\n");
    ACT("twice") {
        give(host, "a.txt", "1");
        return give(host, "a.txt", "2");
    }
    ACT("case") {
        give(host, "A.txt", "1");
        return give(host, "a.txt", "2");
    }
    ACT("unended") {
        host->begin_file(host->context, bytes("a.txt"), bytes("text/plain"));
        host->begin_file(host->context, bytes("b.txt"), bytes("text/plain"));
        return NB_OK;
    }
    ACT("end-of-nothing") return host->end_file(host->context);
    ACT("many") {
        char path[32];
        nb_status status = NB_OK;
        for (at = 0; at < 101 && status == NB_OK; at++) {
            snprintf(path, sizeof path, "pages/%zu.txt", at);
            status = give(host, path, "page\n");
        }
        return status;
    }
    ACT("too-many") {
        char path[32];
        nb_status status = NB_OK;
        for (at = 0; status == NB_OK; at++) {
            snprintf(path, sizeof path, "pages/%zu.txt", at);
            status = give(host, path, "");
        }
        return status;
    }
    ACT("read") {
        FILE *file = fopen("/etc/passwd", "r");
        if (file == NULL) return refuse(host, strerror(errno));
        return give(host, "fine.txt", "it could be read\n");
    }
    ACT("write-file") {
        FILE *file = fopen("mine.txt", "w");
        if (file == NULL) return refuse(host, strerror(errno));
        fputs("mine\n", file);
        fclose(file);
        return give(host, "fine.txt", "fine\n");
    }
    ACT("connect") {
        struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        int connection = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0)
            return refuse(host, errno == EACCES ? "the network is forbidden" : "nobody listens");
        return NB_OK;
    }
    ACT("program") {
        int end = system("exit 7");
        return end == 7 << 8 ? refuse(host, "it ran") : refuse(host, "it did not run");
    }
    ACT("environment") {
        const char *home = getenv("NEWSBIND_SECRET");
        return give(host, "fine.txt", home == NULL ? "clean\n" : home);
    }
    ACT("folder") {
        char folder[512] = "";
        DIR *here = opendir(".");
        int entries = 0;
        if (here == NULL || getcwd(folder, sizeof folder) == NULL) return refuse(host, "no folder");
        while (readdir(here) != NULL) entries++;
        return give(host, "fine.txt", entries == 2 ? "empty\n" : "not empty\n");
    }
    ACT("ignore-cancel") {
        for (;;) host->progress(host->context, 1, 2);
    }
    ACT("honour-cancel") {
        nb_status status;
        do {
            usleep(1000);
            status = host->progress(host->context, 1, 2);
        } while (status != NB_CANCELLED);
        return status;
    }
    ACT("thread-writes") {
        pthread_t thread;
        pthread_create(&thread, NULL, sleep_long, NULL);
        return give(host, "fine.txt", "fine\n");
    }
    ACT("late") {
        pthread_t thread;
        pthread_create(&thread, NULL, log_on, (void *)host);
        usleep(1000);
        return give(host, "fine.txt", "fine\n");
    }
    return refuse(host, "what is to be done");
}

static nb_status check(const nb_host *host, const nb_request *request) {
    nb_json act = nb_json_get(nb_json_of(request->options), "act");
    ACT("check-segfault") *nowhere = 1;
    ACT("check-loop") for (;;) {
    }
    ACT("check-refuse") {
        host->fail(host->context, bytes("wrong value for `act`; expected something else"));
        return NB_BAD_OPTIONS;
    }
    return NB_OK;
}

#ifndef OPTIONS
#define OPTIONS "null"
#endif
#define FORMATS                                                                                \
    "\"formats\":[{\"id\":\"hostile\",\"extension\":\"hostile\",\"media_type\":\"text/plain\"," \
    "\"options\":" OPTIONS "}]"
#ifndef MANIFEST
#define MANIFEST "{\"name\":\"hostile\",\"version\":\"1\"," FORMATS "}"
#endif
#ifndef MAGIC
#define MAGIC NB_MAGIC
#endif
#ifndef MAJOR
#define MAJOR NB_ABI_MAJOR
#endif
#ifndef MINOR
#define MINOR NB_ABI_MINOR
#endif
#ifndef SCHEMA
#define SCHEMA NB_ISSUE_SCHEMA
#endif
#ifndef SIZE
#define SIZE sizeof table.table
#endif
#ifndef EXPORT
#define EXPORT act
#endif
#ifndef ENTRY
#define ENTRY newsbind_exporter_v1
#endif
#ifndef TABLE
#define TABLE &table.table
#endif

static struct {
    nb_exporter table;
    char more[64];
} table = {{MAGIC, MAJOR, MINOR, 0, SCHEMA, {NULL, 0}, check, EXPORT}, ""};

NB_EXPORT const nb_exporter *ENTRY(void);
NB_EXPORT const nb_exporter *ENTRY(void) {
    static const char manifest[] = MANIFEST;
    table.table.size = (uint32_t)(SIZE);
    table.table.manifest.ptr = (const uint8_t *)manifest;
    table.table.manifest.len = sizeof manifest - 1;
#ifdef MANIFEST_NULL
    table.table.manifest.ptr = NULL;
#endif
#ifdef MANIFEST_LONG
    table.table.manifest.len = (1 << 20) + 1;
#endif
    return TABLE;
}

#ifdef BEGIN
__attribute__((constructor)) static void begin(void) { BEGIN; }
#endif
#ifdef UNDEFINED
void nowhere_to_be_found(void);
void use(void) { nowhere_to_be_found(); }
#endif
