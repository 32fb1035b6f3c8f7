/* A disk and a clock that fail when a test wants them to.
 *
 * Preloaded under the program. COVISA_FAULTS names a file of eight 32-bit numbers that a test writes and this reads at
 * each call, so that faults come and go while the program runs; COVISA_FAULTS_UNDER is the folder whose files they
 * strike. What is 0 does not happen. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum { SLOW_SYNC_MS, WRITE, SYNC, CHANGE, SHIFT_SECONDS, LYING, NUMBERS = 8 };

static const volatile int32_t *numbers;
static const char *under;
static size_t under_len;

__attribute__((constructor)) static void begin(void) {
    const char *control = getenv("COVISA_FAULTS");
    under = getenv("COVISA_FAULTS_UNDER");
    under_len = under ? strlen(under) : 0;
    if (!control || !under) return;
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    int file = real_open(control, O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    void *mapped = mmap(NULL, NUMBERS * sizeof(int32_t), PROT_READ, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED) numbers = mapped;
    close(file);
}

static int number(int which) { return numbers ? numbers[which] : 0; }

static int is_under(const char *path) { return path && under && strncmp(path, under, under_len) == 0; }

static int strikes(int file) {
    char link[32], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t len = readlink(link, path, sizeof path - 1);
    if (len < 0) return 0;
    path[len] = 0;
    return is_under(path);
}

/* Whether a call on an open file fails, and then with what. */
static int fails(int which, int file) {
    int error = number(which);
    if (!error || !strikes(file)) return 0;
    errno = error;
    return 1;
}

/* Whether a call that changes a folder fails, and then with what. */
static int refuses(const char *path) {
    int error = number(CHANGE);
    if (!error || !is_under(path)) return 0;
    errno = error;
    return 1;
}

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = dlsym(RTLD_NEXT, name)

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, #name, const char *, int, ...); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = va_arg(more, mode_t); \
        va_end(more); \
        if ((flags & (O_ACCMODE | O_CREAT | O_TRUNC)) && refuses(path)) return -1; \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int at, const char *path, int flags, ...) { \
        REAL(int, #name, int, const char *, int, ...); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = va_arg(more, mode_t); \
        va_end(more); \
        if ((flags & (O_ACCMODE | O_CREAT | O_TRUNC)) && refuses(path)) return -1; \
        return real(at, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

#define WRITES(name, parameters, arguments, types) \
    ssize_t name parameters { \
        REAL(ssize_t, #name, types); \
        return fails(WRITE, file) ? -1 : real arguments; \
    }
#define TYPES(...) __VA_ARGS__
WRITES(write, (int file, const void *bytes, size_t len), (file, bytes, len), TYPES(int, const void *, size_t))
WRITES(writev, (int file, const struct iovec *parts, int count), (file, parts, count),
       TYPES(int, const struct iovec *, int))
WRITES(pwrite, (int file, const void *bytes, size_t len, off_t at), (file, bytes, len, at),
       TYPES(int, const void *, size_t, off_t))
WRITES(pwrite64, (int file, const void *bytes, size_t len, off64_t at), (file, bytes, len, at),
       TYPES(int, const void *, size_t, off64_t))
WRITES(pwritev, (int file, const struct iovec *parts, int count, off_t at), (file, parts, count, at),
       TYPES(int, const struct iovec *, int, off_t))
WRITES(pwritev64, (int file, const struct iovec *parts, int count, off64_t at), (file, parts, count, at),
       TYPES(int, const struct iovec *, int, off64_t))

#define CUTS(name, offset) \
    int name(int file, offset len) { \
        REAL(int, #name, int, offset); \
        return fails(WRITE, file) ? -1 : real(file, len); \
    }
CUTS(ftruncate, off_t)
CUTS(ftruncate64, off64_t)

static void slow(int file) {
    int milliseconds = number(SLOW_SYNC_MS);
    if (milliseconds && strikes(file)) {
        struct timespec time = {milliseconds / 1000, (milliseconds % 1000) * 1000000L};
        nanosleep(&time, NULL);
    }
}

#define SYNCS(name) \
    int name(int file) { \
        REAL(int, #name, int); \
        slow(file); \
        if (fails(SYNC, file)) return -1; \
        return number(LYING) && strikes(file) ? 0 : real(file); \
    }
SYNCS(fsync)
SYNCS(fdatasync)

int sync_file_range(int file, off64_t from, off64_t len, unsigned flags) {
    REAL(int, "sync_file_range", int, off64_t, off64_t, unsigned);
    return number(LYING) && strikes(file) ? 0 : real(file, from, len, flags);
}

#define CHANGES(name, parameters, arguments, types) \
    int name parameters { \
        REAL(int, #name, types); \
        return refuses(path) ? -1 : real arguments; \
    }
CHANGES(mkdir, (const char *path, mode_t mode), (path, mode), TYPES(const char *, mode_t))
CHANGES(unlink, (const char *path), (path), TYPES(const char *))
CHANGES(rmdir, (const char *path), (path), TYPES(const char *))
CHANGES(rename, (const char *path, const char *to), (path, to), TYPES(const char *, const char *))

int clock_gettime(clockid_t clock, struct timespec *time) {
    REAL(int, "clock_gettime", clockid_t, struct timespec *);
    int result = real(clock, time);
    if (result == 0 && clock == CLOCK_REALTIME) time->tv_sec += number(SHIFT_SECONDS);
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    REAL(int, "gettimeofday", struct timeval *, void *);
    int result = real(now, zone);
    if (result == 0) now->tv_sec += number(SHIFT_SECONDS);
    return result;
}

time_t time(time_t *at) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at) *at = now.tv_sec;
    return now.tv_sec;
}
