#define _GNU_SOURCE
#include "terminal.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <unistd.h>

pid_t veedor_start_on_terminal(
    const char *path, char *const arguments[], char *const environment[], int rows, int columns,
    int *terminal
) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    pid_t process = forkpty(terminal, 0, 0, &size);
    if (process == 0) {
        // What the test ignores or blocks is none of the program's.
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, 0);
        signal(SIGINT, SIG_DFL);
        execve(path, arguments, environment);
        _exit(127);
    }
    if (process > 0) fcntl(*terminal, F_SETFD, FD_CLOEXEC);
    return process;
}
