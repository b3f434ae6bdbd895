// Loaded before the C library: counts the calls that change files below CAIRN_FAULT_FOLDER, and lets one of them go wrong.
//
//   CAIRN_FAULT_AT      the number of the call, from 1; 0 only counts
//   CAIRN_FAULT_CALLS   count only calls of these names, separated by commas; all by default
//   CAIRN_FAULT_ACTION  kill, half (a write stops in its middle, then kill), stop, error=N (errno N), errors=N (from there on)
//   CAIRN_FAULT_LOG     a file that gets a line for each call
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int calls = 0;

static int is_below(const char *path) {
  const char *folder = getenv("CAIRN_FAULT_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static void note(const char *name, const char *path) {
  const char *file = getenv("CAIRN_FAULT_LOG");
  if (!file) return;
  char line[PATH_MAX + 32];
  int length = snprintf(line, sizeof line, "%s %s\n", name, path);
  int log = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (log < 0) return;
  syscall(SYS_write, log, line, length);
  syscall(SYS_close, log);
}

static int is_counted(const char *name) {
  const char *names = getenv("CAIRN_FAULT_CALLS");
  if (!names) return 1;
  const char *found = strstr(names, name);
  return found && (found == names || found[-1] == ',') && (found[strlen(name)] == ',' || found[strlen(name)] == 0);
}

// 1 when the call is to fail with errno, 2 when half of it is to be done.
static int fault(const char *name, const char *path) {
  if (!is_below(path) || !is_counted(name)) return 0;
  note(name, path);
  const char *at = getenv("CAIRN_FAULT_AT"), *action = getenv("CAIRN_FAULT_ACTION");
  int wanted = at ? atoi(at) : 0, number = ++calls;
  if (!wanted || !action || number < wanted) return 0;
  if (strncmp(action, "errors=", 7) == 0) {
    errno = atoi(action + 7);
    return 1;
  }
  if (number != wanted) return 0;
  if (strncmp(action, "error=", 6) == 0) {
    errno = atoi(action + 6);
    return 1;
  }
  if (strcmp(action, "half") == 0 && strcmp(name, "write") == 0) return 2;
  raise(strcmp(action, "stop") == 0 ? SIGSTOP : SIGKILL);
  return 0;
}

static int fault_of_descriptor(const char *name, int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fault(name, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPEN(name)                                                            \
  int name(const char *path, int flags, ...) {                                \
    va_list list;                                                             \
    va_start(list, flags);                                                    \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(list, mode_t) : 0; \
    va_end(list);                                                             \
    if ((flags & O_ACCMODE) != O_RDONLY && fault("open", path) == 1) return -1; \
    return REAL(name)(path, flags, mode);                                     \
  }
OPEN(open)
OPEN(open64)

int mkdir(const char *path, mode_t mode) { return fault("mkdir", path) == 1 ? -1 : REAL(mkdir)(path, mode); }
int rmdir(const char *path) { return fault("rmdir", path) == 1 ? -1 : REAL(rmdir)(path); }
int unlink(const char *path) { return fault("unlink", path) == 1 ? -1 : REAL(unlink)(path); }
int remove(const char *path) { return fault("unlink", path) == 1 ? -1 : REAL(remove)(path); }
int rename(const char *old, const char *new) { return fault("rename", new) == 1 ? -1 : REAL(rename)(old, new); }
int link(const char *old, const char *new) { return fault("link", new) == 1 ? -1 : REAL(link)(old, new); }
int fsync(int descriptor) { return fault_of_descriptor("fsync", descriptor) == 1 ? -1 : REAL(fsync)(descriptor); }

ssize_t write(int descriptor, const void *bytes, size_t count) {
  switch (fault_of_descriptor("write", descriptor)) {
  case 1: return -1;
  case 2:
    REAL(write)(descriptor, bytes, count / 2);
    raise(SIGKILL);
  default: return REAL(write)(descriptor, bytes, count);
  }
}
