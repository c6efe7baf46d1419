/* What the disk can promise: one-row inserts, each its own transaction with synchronous=FULL in WAL mode,
   in one thread for some seconds. Prints a JSON line. Usage: commit FILE SECONDS */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define COMMITS_MAX 1000000
static double took_ms[COMMITS_MAX];

static double now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void must(int code, sqlite3 *db) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    fprintf(stderr, "commit: %s\n", sqlite3_errmsg(db));
    exit(1);
}

static int smaller(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int count, char **words) {
    if (count != 3) return 2;
    double seconds = atof(words[2]);
    sqlite3 *db;
    sqlite3_stmt *insert;
    must(sqlite3_open(words[1], &db), db);
    must(sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                          "CREATE TABLE IF NOT EXISTS t (n INTEGER, text TEXT)", 0, 0, 0), db);
    must(sqlite3_prepare_v2(db, "INSERT INTO t VALUES (1, 'en rad')", -1, &insert, 0), db);
    int n = 0;
    double began = now_ms(), before = began;
    while (n < COMMITS_MAX && before - began < seconds * 1e3) {
        must(sqlite3_step(insert), db);
        must(sqlite3_reset(insert), db);
        double after = now_ms();
        took_ms[n++] = after - before;
        before = after;
    }
    qsort(took_ms, n, sizeof took_ms[0], smaller);
    printf("{\"rps\": %.1f, \"p50_ms\": %.4f, \"p99_ms\": %.4f}\n", n / ((before - began) / 1e3),
           took_ms[n / 2], took_ms[(int)(n * 0.99)]);
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return 0;
}
